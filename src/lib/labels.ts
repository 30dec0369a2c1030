/** What a passage rests on, as the reader sees it beside the paragraph's number (SPEC 1.3). */
export const LABELS = {
  'on-the-record': 'On the record',
  'nato-says': 'NATO says',
  'russia-says': 'Russia says',
  disputed: 'Disputed',
  'our-reading': 'Our reading',
} as const;

export type LabelName = keyof typeof LABELS;

/** True where a name is one of the five labels. */
export function isLabel(name: string): name is LabelName {
  return Object.hasOwn(LABELS, name);
}
