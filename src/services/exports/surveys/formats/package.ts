/** Everything in one archive: answers in every format, codebooks, scripts, paradata, designs, and what describes them. */
import type { ExportChoice } from '../choice.js';
import type { ExportFormat, ExportSource } from '../format.js';
import { counted, type MadeFile, packagedFiles, ROW_FORMATS } from '../package/contents.js';
import { datapackageJson, manifestJson } from '../package/datapackage.js';
import { packageReadme } from '../package/readme.js';
import { type ZipEntry, zipStream } from '../zip/zip-stream.js';

export const dataPackage: ExportFormat = {
  name: 'package',
  title: 'Everything (ZIP)',
  hint: 'All formats, codebooks, scripts for R and Python, times, orders and designs: a Frictionless Data Package',
  mediaType: 'application/zip',
  extension: 'zip',
  alone: true,
  options: ['language', 'responses'],
  passes: ROW_FORMATS.reduce((sum, { passes }) => sum + passes, 0),
  write: (source, choice) => zipStream(entries(source, choice), source.moment),
};

/** A file of more bytes than this says in its header that it may have more than four gigabytes. */
const LARGE = 2 ** 31;
/** Bytes that a cell takes at most in any format, besides its text and its column's name. */
const CELL = 96;

async function* entries(source: ExportSource, choice: ExportChoice): AsyncGenerator<ZipEntry> {
  const { textBytes } = await source.measured();
  const names = source.variables.reduce((sum, { name }) => sum + Buffer.byteLength(name) + CELL, 0);
  const mayBeLarge = source.count * names + textBytes * 6 > LARGE;
  const made: MadeFile[] = [];
  const text = (name: string, content: string): ZipEntry => ({
    name,
    content: async function* () {
      yield Buffer.from(content);
    },
  });
  yield text('README.txt', packageReadme(source));
  for (const file of packagedFiles(source, choice)) {
    const content = () => counted(file, (each) => void made.push(each));
    yield { name: file.path, mayBeLarge: file.grows && mayBeLarge, content };
  }
  yield text('manifest.json', manifestJson(source, made));
  yield text('datapackage.json', datapackageJson(source, made, choice.language));
}
