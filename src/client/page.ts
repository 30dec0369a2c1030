// Keeps the chosen theme, and copies and shares links. The pages read in full without it. As a module it runs once the page
// is parsed; the layout sets a remembered theme before the first paint.
const { dataset } = document.documentElement;
// The layout puts one on every page that has this script.
const toast = document.querySelector('output')!;
const copy = document.querySelector<HTMLAnchorElement>('.copy');
const share = document.querySelector<HTMLButtonElement>('[name=share]');
let fading: ReturnType<typeof setTimeout> | undefined;

for (const choice of document.querySelectorAll<HTMLInputElement>('[name=theme]')) {
  choice.checked = choice.value === dataset['theme'];
  choice.onchange = () => {
    dataset['theme'] = choice.value;
    try {
      localStorage['theme'] = choice.value;
    } catch {
      // Storage may be refused, as from file:// in some browsers; the theme then lasts for the page.
    }
  };
}
// From file:// a link to a folder opens its listing.
if (location.protocol === 'file:')
  for (const link of document.links) link.pathname = link.pathname.replace(/\/$/, '/index.html');
onkeydown = ({ key }) => {
  if (key === 'Escape') say('');
};
if (copy && share) {
  if (!('share' in navigator)) share.remove();
  share.onclick = () => {
    const text = copy.title || document.querySelector<HTMLMetaElement>('[name=description]')?.content;
    // A reader who closes the sheet has shared nothing, and knows.
    navigator.share({ title: document.title, text: text ?? '', url: copy.href }).catch(() => {});
  };
  copy.onclick = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    // So that what is said twice is heard twice.
    say('');
    const failed = (): void => say('The link is in the address bar');
    if (navigator.clipboard) navigator.clipboard.writeText(copy.href).then(() => say('Link copied'), failed);
    else failed();
  };
}

function say(text: string): void {
  toast.textContent = text;
  clearTimeout(fading);
  if (text) fading = setTimeout(say, 6000, '');
}
