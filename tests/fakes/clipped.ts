import type { Page } from '@playwright/test';

/** Texts that do not fit: their own box cuts them, or they stick out of the window. */
export function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const text = element.textContent?.trim() ?? '';
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.nodeValue?.trim() !== '',
      );
      if (text === '' || !own || element.closest('.sr-only, svg, [hidden]')) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || style.visibility === 'hidden') continue;
      // What is cut with an ellipsis on purpose is said in full elsewhere.
      if (style.textOverflow === 'ellipsis') continue;
      const name = `${element.className}: ${text.slice(0, 40)}`;
      if (element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline')
        found.push(`cut ${name}`);
      if (box.right > innerWidth + 1 || box.left < -1) found.push(`outside ${name}`);
      const holder = element.closest<HTMLElement>('button, .tag, .pill, .choice-option, .tab');
      const around = holder?.getBoundingClientRect();
      if (
        around &&
        (box.right > around.right + 1 || box.left < around.left - 1 || box.bottom > around.bottom + 1)
      )
        found.push(`sticks out ${name}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });
}
