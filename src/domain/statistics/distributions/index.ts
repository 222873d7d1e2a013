/** The door to distributions. */
export { chiSquareQuantile, normalQuantile, tForLevel, tQuantile } from './quantiles.js';
export { deviance, logGamma, stirlingError } from './stirling.js';
export { chiSquareUpper, fUpper, normalUpper, tTwoSided, tUpper } from './tails.js';
