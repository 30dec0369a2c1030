/** What a passage rests on, as the reader sees it beside the paragraph's number. */
export const LABELS = {
  'on-the-record': 'On the record',
  'nato-says': 'NATO says',
  'russia-says': 'Russia says',
  disputed: 'Disputed',
  'our-reading': 'Our reading',
} as const;

/** True where a name is one of the five labels. */
export function isLabel(name: string): name is LabelName {
  return Object.hasOwn(LABELS, name);
}

export type LabelName = keyof typeof LABELS;
