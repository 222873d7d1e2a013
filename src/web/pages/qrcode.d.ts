/** The part of the package that works out a code's modules, without those that draw it as pictures. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
