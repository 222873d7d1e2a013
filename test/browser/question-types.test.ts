import { expectAccessible, inBrowser, keepPicture } from '../kit/browser.js';
import { serveLocally } from '../kit/serve.js';
import { questionGallery } from '../web/question-gallery.js';
import { SAMPLES } from '../web/question-samples.js';

inBrowser((browser) => {
  let server: Awaited<ReturnType<typeof serveLocally>>;
  beforeAll(async () => {
    server = await serveLocally(questionGallery());
  });
  afterAll(() => server.close());

  test.each([
    ['/empty', 320, false],
    ['/empty', 1280, true],
    ['/answered', 320, true],
    ['/answered?language=cy', 1280, false],
    ['/faulty', 320, false],
    ['/faulty', 1280, true],
    ['/faulty?language=cy', 320, true],
    ['/long', 320, true],
    ['/long', 1280, false],
  ] as const)('every question type at %s, %i px wide, scripts: %s', async (path, width, javascript) => {
    const visitor = await browser.visit({ width, javascript, baseUrl: server.address });
    await visitor.page.goto(path);
    await keepPicture(visitor.page, `types-${path}-${width}-${javascript ? 'js' : 'plain'}`);
    await expectAccessible(visitor.page);
    await visitor.leave();
  });

  test.each(SAMPLES.map(({ question }) => question.name))('%s alone on its page', async (name) => {
    const visitor = await browser.visit({ width: 320, javascript: false, baseUrl: server.address });
    await visitor.page.goto(`/empty/${name}`);
    await keepPicture(visitor.page, `alone-${name}`);
    expect(await visitor.page.locator('h1').allTextContents()).toEqual([expect.stringMatching(/\w{3}/)]);
    await visitor.leave();
  });
});
