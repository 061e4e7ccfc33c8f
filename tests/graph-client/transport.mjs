// What goes around operations: batches, errors, throttling, tokens.

import assert from "node:assert/strict";

// The library leaves host and scheme out of a batch, and takes what follows for the address.
const step = (id, path, init, dependsOn) => ({
  id,
  dependsOn,
  request: new Request(`https://graph.microsoft.com${path}`, init),
});

async function a_batch_is_answered_item_by_item({ client, graph }) {
  const { id } = await client.api("/me/messages").post({ subject: "In a batch" });
  const headers = { "Content-Type": "application/json" };
  const content = new graph.BatchRequestContent([
    step("1", `/me/messages/${id}`, { method: "PATCH", headers, body: JSON.stringify({ importance: "low" }) }),
    step("2", `/me/messages/${id}?$select=importance`, { method: "GET" }, ["1"]),
    step("3", "/me/mailFolders/nowhere", { method: "GET" }, ["2"]),
  ]);
  const answer = new graph.BatchResponseContent(await client.api("/$batch").post(await content.getContent()));
  assert.equal(answer.getResponseById("1").status, 200);
  assert.equal((await answer.getResponseById("2").json()).importance, "low");
  assert.ok(answer.getResponseById("3").status >= 400);
}

async function an_error_has_its_fields({ client, graph }) {
  const { id } = await client.api("/me/messages").post({ subject: "Soon gone" });
  await client.api(`/me/messages/${id}/permanentDelete`).post();
  await assert.rejects(client.api(`/me/messages/${id}`).get(), (error) => {
    assert.ok(error instanceof graph.GraphError);
    assert.deepEqual([error.statusCode, error.code], [404, "ErrorItemNotFound"]);
    assert.ok(error.message.length > 0);
    assert.match(error.requestId, /^[0-9a-f-]{36}$/);
    assert.ok(Math.abs(error.date - Date.now()) < 86_400_000 && JSON.parse(error.body).innerError);
    return true;
  });
}

async function a_misspelled_property_is_refused({ client }) {
  await assert.rejects(client.api("/me/messages").select("subjekt").get(), { statusCode: 400 });
  await assert.rejects(client.api("/me/messages").post({ subjekt: "x" }), { statusCode: 400 });
}

async function throttled_requests_are_tried_again_by_the_library({ client, simulator }) {
  const effect = { kind: "throttle", retryAfter: 1 };
  await simulator.control("POST", "faults", [{ path: "/me/mailFolders/drafts", count: 2, effect }]);
  const before = simulator.sent.length;
  const started = Date.now();
  const folder = await client.api("/me/mailFolders/drafts").get();
  assert.equal(folder.displayName, "Drafts");
  const tries = simulator.sent.slice(before);
  assert.deepEqual(tries.map((request) => request.headers.get("retry-attempt")), [null, "1", "2"]);
  assert.ok(Date.now() - started >= 2000);
}

async function a_refused_token_is_an_error_of_its_own({ graph }) {
  const stranger = graph.Client.init({ authProvider: (done) => done(null, "not-a-token") });
  await assert.rejects(stranger.api("/me").get(), { statusCode: 401, code: "InvalidAuthenticationToken" });
}

export const tests = [
  a_batch_is_answered_item_by_item,
  an_error_has_its_fields,
  a_misspelled_property_is_refused,
  throttled_requests_are_tried_again_by_the_library,
  a_refused_token_is_an_error_of_its_own,
];
