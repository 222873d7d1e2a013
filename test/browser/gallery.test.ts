import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { serveLocally } from '../kit/serve.js';
import { galleryServer } from '../web/gallery.js';

inBrowser((browser) => {
  let server: Awaited<ReturnType<typeof serveLocally>>;
  beforeAll(async () => {
    server = await serveLocally(galleryServer());
  });
  afterAll(() => server.close());

  test.each([
    ['/', 320, true],
    ['/?language=cy', 320, true],
    ['/', 1280, false],
    ['/faults', 320, false],
    ['/faults', 1280, true],
  ] as const)('every partial at %s, %i px wide, scripts: %s', async (path, width, javascript) => {
    const visitor = await browser.visit({ width, javascript, baseUrl: server.address });
    await visitor.page.goto(path);
    await keepPicture(visitor.page, `${path}-${width}-${javascript ? 'js' : 'plain'}`);
    await expectAccessible(visitor.page);
    await visitor.leave();
  });
});
