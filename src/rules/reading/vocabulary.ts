/** What an article may use besides Markdown: each component with its attributes. */
export const COMPONENTS = new Map<string, ComponentShape>([
  ['Cite', { attributes: ['id'], required: ['id'], wraps: false, flow: false }],
  ['Figure', { attributes: ['id', 'title', 'formerly'], required: ['title'], wraps: true, flow: true }],
  ['Label', { attributes: ['is'], required: ['is'], wraps: false, flow: false }],
  ['Lang', { attributes: ['is'], required: ['is'], wraps: true, flow: false }],
  ['PullQuote', { attributes: ['id', 'formerly'], required: [], wraps: true, flow: true }],
  ['Timeline', { attributes: ['id', 'title', 'formerly'], required: ['title'], wraps: false, flow: true }],
]);

/** The components in a row, as a message lists them. */
export const COMPONENT_LIST = [...COMPONENTS.keys()].map((name) => `<${name}>`).join(', ');

export interface ComponentShape {
  attributes: string[];
  required: string[];
  /** True where its children are shown. */
  wraps: boolean;
  /** True where it stands on lines of its own. */
  flow: boolean;
}
