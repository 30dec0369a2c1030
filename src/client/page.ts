// Keeps the chosen theme, copies and shares links, and repairs fragments that were mangled on the way. The pages read in
// full without it. As a module it runs once the page is parsed; the layout sets a remembered theme before the first paint.
const root = document.documentElement;
let fading: ReturnType<typeof setTimeout> | undefined;

for (const choice of document.querySelectorAll<HTMLInputElement>('[name=theme]'))
  if (choice.value === root.dataset['theme']) choice.checked = true;
// From file:// a link to a folder opens its listing.
if (location.protocol === 'file:')
  for (const link of document.links) link.pathname = link.pathname.replace(/\/$/, '/index.html');
arrive();

addEventListener('hashchange', arrive);
addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'theme') keepTheme(target.value);
});
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') say('');
});
addEventListener('click', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = (event.target as Element).closest<HTMLAnchorElement>('.number,.section-number,.link,.share');
  if (!link) return;
  const { className, href } = link;
  if (className !== 'share') return copy(href, () => say('The link is in the address bar'));
  event.preventDefault();
  // A reader who closes the sheet has shared nothing, and knows.
  if (navigator.share) navigator.share({ url: href }).catch(() => {});
  else copy(href, () => location.assign(href));
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
  else say('That passage is not on this page');
}

function keepTheme(theme: string): void {
  root.dataset['theme'] = theme;
  try {
    localStorage['theme'] = theme;
  } catch {
    // Storage may be refused, as from file:// in some browsers; the theme then lasts for the page.
  }
}

function copy(url: string, failed: () => void): void {
  if (navigator.clipboard) navigator.clipboard.writeText(url).then(() => say('Link copied'), failed);
  else failed();
}

function say(text: string): void {
  // The layout puts one on every page that has this script.
  const status = document.querySelector('output')!;
  status.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (status.textContent = ''), 6000);
}
