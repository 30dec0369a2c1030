// The only script of the site: it keeps the theme, copies and shares links, and mends fragments that were mangled on the way.
// The pages read in full without it. It stands in the head, so that a remembered theme is there before the first paint.
const root = document.documentElement;
const kept = (theme) => {
  try {
    return theme === undefined ? localStorage.theme : (localStorage.theme = theme);
  } catch {
    // Storage may be refused, as from file:// in some browsers; the theme then lasts for the page.
  }
};
const say = (text) => {
  const status = document.querySelector('output');
  status.textContent = text;
  clearTimeout(status.timer);
  status.timer = setTimeout(() => (status.textContent = ''), 6e3);
};
const copy = (url, failed) =>
  navigator.clipboard ? navigator.clipboard.writeText(url).then(() => say('Link copied'), failed) : failed();
const arrive = () => {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // "#100%" is no valid escape; take it as it stands.
  }
  if (!id || id === 'top' || document.getElementById(id)) return;
  const mended = id.toLowerCase().replace(/[^a-z0-9]+$/, '');
  document.getElementById(mended) ? location.replace('#' + mended) : say('That passage is not on this page');
};
root.dataset.theme = kept() || '';
addEventListener('DOMContentLoaded', () => {
  const radio = document.querySelector(`[name=theme][value="${root.dataset.theme}"]`);
  if (radio) radio.checked = true;
  // From file:// a link to a folder opens its listing.
  if (location.protocol === 'file:')
    for (const link of document.links) link.pathname = link.pathname.replace(/\/$/, '/index.html');
  arrive();
});
addEventListener('hashchange', arrive);
addEventListener(
  'change',
  ({ target }) => target.name === 'theme' && kept((root.dataset.theme = target.value)),
);
addEventListener('keydown', ({ key }) => key === 'Escape' && say(''));
addEventListener('click', (event) => {
  const link = event.target.closest('.n,.sec,.link,.share');
  if (!link || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.className !== 'share') return copy(link.href, () => say('The link is in the address bar'));
  event.preventDefault();
  navigator.share
    ? navigator.share({ url: link.href }).catch(() => {})
    : copy(link.href, () => (location.href = link.href));
});
