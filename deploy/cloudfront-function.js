// CloudFront before a private bucket: a function (runtime 2.0) for both viewer request and viewer response.
// Set the distribution's custom error responses for 403 and 404 to /404.html with status 404.
const headers = {
  'x-content-type-options': "nosniff",
  'referrer-policy': "same-origin",
  'permissions-policy': "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  'content-security-policy': "frame-ancestors 'none'",
  'x-frame-options': "DENY",
  'cross-origin-opener-policy': "same-origin",
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
  if (/\.html$|\/$/.test(path)) return 'public, max-age=0, must-revalidate';
  return /\/(?:assets|cards|fonts)\//.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}
