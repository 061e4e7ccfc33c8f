// Lets the library speak to Microsoft's addresses while every byte stays on this machine.
//
// The library sends tokens and follows links on https addresses of Graph only, which a server on the loopback
// interface does not have. So `fetch` is led there, and the server's own address in answers becomes Graph's again.

const GRAPH = "https://graph.microsoft.com";
const UPLOADS = "https://outlook.office.com";

// Redirects `fetch` and fetches a token; gives what the tests need of the simulator itself.
export async function connect(server) {
  const origin = server.replace(/\/$/, "");
  if (!["127.0.0.1", "localhost"].includes(new URL(origin).hostname)) {
    throw new Error(`${origin} is not on this machine`);
  }
  const plainFetch = globalThis.fetch;
  // Uploads have an origin of their own, which only the answer that opens a session names.
  const origins = new Map([[GRAPH, origin]]);
  const sent = [];

  globalThis.fetch = async (input, init = {}) => {
    const url = typeof input === "string" ? input : input.url;
    const known = [...origins.keys()].find((host) => url.startsWith(`${host}/`));
    if (!known) {
      throw new Error(`a request to ${url} would leave this machine`);
    }
    sent.push({ method: init.method ?? input.method ?? "GET", url, headers: new Headers(init.headers ?? input.headers) });
    const target = origins.get(known) + url.slice(known.length);
    const response = await plainFetch(typeof input === "string" ? target : new Request(target, input), init);
    return asMicrosoft(response, origins);
  };

  const control = (method, path, body) =>
    plainFetch(`${origin}/sim/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const { accessToken } = await (await control("POST", "token", {})).json();
  return { token: accessToken, sent, control };
}

// The answer with the addresses Microsoft's servers would have given.
async function asMicrosoft(response, origins) {
  const { status, statusText } = response;
  const headers = new Headers(response.headers);
  const outward = (text) =>
    text
      .replaceAll(/(http:\/\/127\.0\.0\.1:\d+)\/api\//g, (_, uploads) => {
        origins.set(UPLOADS, uploads);
        return `${UPLOADS}/api/`;
      })
      .replaceAll(origins.get(GRAPH), GRAPH);
  if (headers.has("location")) {
    headers.set("location", outward(headers.get("location")));
  }
  const isJson = (headers.get("content-type") ?? "").startsWith("application/json");
  const body = isJson ? outward(await response.text()) : await response.arrayBuffer();
  headers.delete("content-length");
  const isEmpty = [204, 304].includes(status) || body.length === 0 || body.byteLength === 0;
  return new Response(isEmpty ? null : body, { status, statusText, headers });
}
