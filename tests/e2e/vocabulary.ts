import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/**
 * What is wrong with nodes of JSON-LD in the vocabulary of schema.org, as schema-dts has it in types: a property that a type
 * lacks, or a value that the property cannot have.
 */
export function vocabularyFaults(nodes: readonly Node[]): string[] {
  const code = [`import type * as schema from 'schema-dts';`, ...nodes.map(asTyped)].join('\n');
  const options = { strict: true, noEmit: true, skipLibCheck: true, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === FILE ? ts.createSourceFile(FILE, code, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest);
  const program = ts.createProgram([FILE], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

function asTyped(node: Node): string {
  const types = [node['@type']].flat().map((type) => `schema.${type}Leaf`);
  const type = Array.isArray(node['@type']) ? `schema.MergeLeafTypes<[${types.join()}]>` : types.join();
  const { '@context': _, ...fields } = node;
  return `(${JSON.stringify(fields)}) satisfies ${type};`;
}

// Never written: beside this file, so that packages are found from it.
const FILE = fileURLToPath(new URL('nodes.ts', import.meta.url));

export type Node = { '@type': string | string[]; '@context'?: string };
