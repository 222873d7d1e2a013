/** The sentences of a bundle by version, so that one taken years ago is held against its own and not against those of today. */
import { present } from '../../../shared/assert.js';
import { bundleReadme } from './bundle-readme.js';
import { type CertificatePageParts, certificatePage } from './certificate-page.js';

/** Files of a bundle that are sentences for people, each written from the bundle's other parts alone. */
export interface BundleTexts {
  readonly 'README.txt': (parts: CertificatePageParts) => string;
  readonly 'certificate.html': (parts: CertificatePageParts) => string;
}

/**
 * All versions that ever left the house, the first being version 1, which is also that of bundles whose manifest names none. To change a
 * word of these files, copy the file of the text, change the copy, and add a line here; a version that stands here never changes.
 */
export const BUNDLE_TEXTS: readonly BundleTexts[] = [
  { 'README.txt': bundleReadme, 'certificate.html': certificatePage },
];

/** The sentences that are written today. */
export function textsOfToday(versions: readonly BundleTexts[] = BUNDLE_TEXTS): BundleTexts {
  return present(versions.at(-1), 'bundles have sentences');
}
