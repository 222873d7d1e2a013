/** An uploaded picture, or a sentence beside the field `picture` that says why there is none. */
import type { Result } from '../shared/result.js';
import type { FormReader } from './form-reader.js';
import type { Upload } from './upload.js';

/** The picture that `read` makes of the upload; null where none was chosen, or it was refused. */
export function uploadedPicture<Picture>(
  upload: Upload,
  reader: FormReader,
  read: (file: Buffer, name: string) => Result<Picture, 'too-large' | 'not-an-image'>,
): Picture | null {
  if (upload.kind === 'read' && upload.file === null) return null;
  const found = upload.kind === 'read' && upload.file !== null ? read(upload.file, upload.name) : null;
  if (found?.ok) return found.value;
  if (found?.problem === 'not-an-image')
    reader.refuse('picture', 'Choose a PNG, JPEG or WebP picture: this file is none of them');
  else reader.refuse('picture', 'Choose a picture of up to 300 kB: this one is larger');
  return null;
}
