/** What an article may use besides Markdown: the one list, with the attributes that each needs and may have. */
export const COMPONENTS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['Cite', { needs: ['id'] }],
  ['Figure', { needs: ['title'], may: ['id'], wraps: true, place: 'figure' }],
  ['Label', { needs: ['is'] }],
  ['Lanes', { needs: ['title', 'data'], may: ['id'], place: 'figure', wide: true }],
  ['Lang', { needs: ['is'], wraps: true }],
  ['Picture', { needs: ['src', 'alt', 'credit'], may: ['id', 'caption'], alone: ['wide'], place: 'figure' }],
  ['PullQuote', { needs: [], may: ['id'], wraps: true, place: 'quotation' }],
]);

interface Shape {
  needs: string[];
  may?: string[];
  /** Those that are written alone, without a value. */
  alone?: string[];
  /** True where its children are shown. */
  wraps?: true;
  /** Set on what is a place of its own, on lines of its own. */
  place?: 'quotation' | 'figure';
  /** True of what reaches as far as the notes; others may with the attribute of this name. */
  wide?: true;
}
