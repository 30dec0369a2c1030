import { caching, contentType, headers, immutableFolders, pagePattern, rareTypes } from './hosts.ts';

/** Configuration for hosts that build or serve by a file of their own, by file name. */
export function vendorFiles(): Readonly<Record<string, string>> {
  return {
    'netlify.toml': netlify,
    'vercel.json': json(vercel()),
    'firebase.json': json(firebase()),
    'staticwebapp.config.json': json(azure()),
    'cloudfront-function.js': cloudFront(),
  };
}

const netlify = `# Netlify: copy to the repository's root. Headers come from dist/_headers, the address from Netlify itself.
[build]
command = "npm run build"
publish = "dist"

[build.environment]
NODE_VERSION = "24"

# A page that is rewritten on the way would no longer match the hashes of its policy.
[build.processing]
skip_processing = true
`;

function vercel() {
  return {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    framework: null,
    buildCommand: 'npm run build',
    outputDirectory: 'dist',
    trailingSlash: true,
    headers: [
      { source: '/(.*)', headers: keyed(headers) },
      {
        source: `/(${immutableFolders.join('|')})/(.*)`,
        headers: keyed([['Cache-Control', caching.immutable]]),
      },
    ],
  };
}

function firebase() {
  return {
    hosting: {
      public: 'dist',
      ignore: ['firebase.json', '**/.*', '**/node_modules/**'],
      trailingSlash: true,
      headers: [
        { source: '**', headers: keyed(headers) },
        { regex: `^.*${pagePattern}`, headers: keyed([['Cache-Control', caching.page]]) },
        {
          source: `/@(${immutableFolders.join('|')})/**`,
          headers: keyed([['Cache-Control', caching.immutable]]),
        },
      ],
    },
  };
}

function azure() {
  return {
    trailingSlash: 'always',
    globalHeaders: Object.fromEntries(headers),
    routes: immutableFolders.map((folder) => ({
      route: `/${folder}/*`,
      headers: { 'Cache-Control': caching.immutable },
    })),
    responseOverrides: { 404: { rewrite: '/404.html' } },
    mimeTypes: Object.fromEntries(rareTypes.map(([extension, type]) => [`.${extension}`, contentType(type)])),
  };
}

function cloudFront(): string {
  const named = headers.map(([name, value]) => `  '${name.toLowerCase()}': ${JSON.stringify(value)},`);
  return `// CloudFront before a private bucket: a function (runtime 2.0) for both viewer request and viewer response.
// Set the distribution's custom error responses for 403 and 404 to /404.html with status 404.
const headers = {
${named.join('\n')}
};

function handler(event) {
  return event.context.eventType === 'viewer-request' ? toFile(event.request) : withHeaders(event);
}

// A bucket knows no folders: /a/ is the file /a/index.html, and /a is sent to /a/.
function toFile(request) {
  const last = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (last !== '' && !last.includes('.')) {
    return { statusCode: 301, headers: { location: { value: './' + last + '/' } } };
  }
  if (last === '') request.uri += 'index.html';
  return request;
}

function withHeaders(event) {
  const response = event.response;
  for (const name in headers) response.headers[name] = { value: headers[name] };
  response.headers['cache-control'] = { value: lifetime(event.request.uri) };
  return response;
}

function lifetime(path) {
  if (/\\.html$|\\/$/.test(path)) return '${caching.page}';
  return /\\/(?:${immutableFolders.join('|')})\\//.test(path) ? '${caching.immutable}' : '${caching.other}';
}
`;
}

function keyed(pairs: readonly (readonly [string, string])[]) {
  return pairs.map(([key, value]) => ({ key, value }));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
