/** The browser kit itself: that it sees what it is there to see, with and without JavaScript. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectAccessible, findAccessibilityFaults, inBrowser } from '../kit/browser.js';

const page = (body: string) => `<!doctype html><html lang="en"><title>Kit</title><main>${body}</main></html>`;

const PAGES: Readonly<Record<string, string>> = {
  '/good': page('<h1>Good</h1><p>All is well.</p>'),
  '/bad': page('<h1>Bad</h1><form><input name="unlabelled"></form>'),
  '/wide': page('<h1>Wide</h1><div style="width:900px">wide</div>'),
  '/plain': page('<h1>Plain</h1><noscript><input></noscript><script src="/ran"></script>'),
  '/ran':
    'document.title = "ran"; document.querySelector("h1").onclick = () => { document.title = "clicked" }',
  '/script': page('<h1>Script</h1><script>document.title = "ran"</script>'),
};

inBrowser((browser) => {
  let server: Server;
  let baseUrl = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const policy = request.url === '/script' ? "default-src 'none'" : "style-src 'unsafe-inline'";
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy });
      response.end(PAGES[request.url ?? ''] ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([true, false])(
    'axe passes a good page and names a bad one (JavaScript %s)',
    async (javascript) => {
      const { page } = await browser.visit({ width: 320, javascript, baseUrl });
      await page.goto('/good');
      await expectAccessible(page);
      await page.goto('/bad');
      expect((await findAccessibilityFaults(page)).join('\n')).toContain('label');
      await page.goto('/wide');
      expect((await findAccessibilityFaults(page)).join('\n')).toContain('reflow');
    },
  );

  test('where there are no scripts, axe sees what is said to those who have none, and no script of the page runs', async () => {
    const { page } = await browser.visit({ javascript: false, baseUrl });
    await page.goto('/plain');
    expect((await findAccessibilityFaults(page)).join('\n')).toContain('label');
    await page.click('h1');
    expect(await page.title()).toBe('Kit');
    const withScripts = await browser.visit({ baseUrl });
    await withScripts.page.goto('/plain');
    await expectAccessible(withScripts.page);
    await withScripts.page.click('h1');
    expect(await withScripts.page.title()).toBe('clicked');
  });

  test('a policy violation is a complaint, and a complaint is a failure', async () => {
    const visitor = await browser.visit({ baseUrl });
    await visitor.page.goto('/script');
    expect(visitor.complaints.join('\n')).toContain('Content Security Policy');
    await expect(expectAccessible(visitor.page)).rejects.toThrow('Content Security Policy');
  });
});
