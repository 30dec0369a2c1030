/** What an article may use besides Markdown: the one list, with the attributes that each needs and may have. */
export const COMPONENTS: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['Cite', { needs: ['id'] }],
  ['Figure', { needs: ['title'], may: ['id'], wraps: true, place: 'figure' }],
  ['Label', { needs: ['is'] }],
  ['Lanes', { needs: ['title', 'data'], may: ['id'], place: 'figure' }],
  ['Lang', { needs: ['is'], wraps: true }],
  ['PullQuote', { needs: [], may: ['id'], wraps: true, place: 'quotation' }],
]);

interface Shape {
  needs: string[];
  may?: string[];
  /** True where its children are shown. */
  wraps?: true;
  /** Set on what is a place of its own, on lines of its own. */
  place?: 'quotation' | 'figure';
}
