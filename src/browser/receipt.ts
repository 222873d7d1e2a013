/** Three ways to keep a receipt: print the page, copy the code, save a text file. None leaves the device. */

function keep(receipt: HTMLElement): void {
  const { code = '', text = '', filename = 'receipt.txt' } = receipt.dataset;
  const tools = receipt.querySelector<HTMLElement>('[data-receipt-tools]');
  const status = receipt.querySelector<HTMLElement>('[data-receipt-status]');
  if (tools === null || status === null) return;
  const words = (key: string) => tools.dataset[key] ?? '';
  const say = (key: string) => {
    status.textContent = words(key);
  };
  const on = (action: string, act: () => void) =>
    tools.querySelector(`[data-action="${action}"]`)?.addEventListener('click', act);
  on('print', () => print());
  on('copy', () => {
    copy(code).then(
      () => say('copied'),
      () => say('notCopied'),
    );
  });
  on('save', () => {
    save(text, filename);
    say('saved');
  });
}

/** Browsers offer the clipboard over https and on the own machine only. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

function save(text: string, filename: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(address);
}

for (const receipt of document.querySelectorAll<HTMLElement>('[data-receipt]')) keep(receipt);
