declare namespace App {
  interface Locals {
    /** What the components of an article read; set by the page that renders it. */
    reading: import('./components/reading.ts').Reading;
  }
}

declare module 'subset-font' {
  export default function subsetFont(font: Buffer, text?: string, options?: object): Promise<Buffer>;
}
