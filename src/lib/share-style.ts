import type { Place } from './places.ts';

/** CSS that marks the shared passage in its section and lets the section keep its number. */
export function shareStyle({ id, kind, number }: Place, section: number): string {
  const mark = kind === 'paragraph' ? `#${id}{background:var(--mark);box-shadow:0 0 0 .5em var(--mark)}` : '';
  return `${mark}.body{counter-reset:s ${(kind === 'section' ? number : section) - 1}}`;
}
