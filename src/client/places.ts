// On an article: a click on the link of a place copies the address of the place's own page too, and a fragment that was
// mangled on its way is repaired.

// The layout of an article has all of them.
const toast = document.querySelector('output')!;
const copy = document.querySelector<HTMLAnchorElement>('.copy')!;
const MISSING = 'That passage is not on this page';
const sheet = document.querySelector<HTMLElement>('[popover]')!;

arrive();
addEventListener('hashchange', arrive);
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') sheet.hidePopover();
});
sheet.addEventListener('click', () => sheet.hidePopover());
addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey, altKey }) => {
  const link = (target as Element).closest<HTMLAnchorElement>('.number,.section-number,.link');
  if (!link || ctrlKey || metaKey || shiftKey || altKey) return;
  const id = link.hash.slice(1);
  copy.href = `at/${id}/${location.protocol === 'file:' ? 'index.html' : ''}`;
  copy.title = wordsOf(document.getElementById(id));
  copy.click();
  // After the link in the order of the keyboard, wherever that is in the page.
  sheet.showPopover({ source: link });
});

function arrive(): void {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // "#100%" is no valid escape; take it as it is.
  }
  if (!id || id === 'top' || document.getElementById(id)) return;
  const repaired = id.toLowerCase().replace(/[^a-z0-9]+$/, '');
  if (document.getElementById(repaired)) location.replace(`#${repaired}`);
  else {
    toast.textContent = MISSING;
    setTimeout(() => toast.textContent === MISSING && toast.replaceChildren(), 6000);
  }
}

/** What a place says, its label set off, without the numbers of its notes, a picture’s credit and the items of a list in it. */
function wordsOf(place: Element | null): string {
  const words = (place?.querySelector('figure > :is(blockquote, h3)') ?? place)?.cloneNode(true) as
    Element | undefined;
  for (const label of words?.querySelectorAll('.label') ?? []) label.append(':');
  const others = '.note-marker, .credit, :scope > :is(ul, ol)';
  for (const other of words?.querySelectorAll(others) ?? []) other.remove();
  return words?.textContent?.trim().replace(/\s+/g, ' ') || place?.querySelector('img')?.alt || '';
}
