// Messages: lists, pages, changes since, drafts, moves.

import assert from "node:assert/strict";

const INBOX = "/me/mailFolders/inbox/messages";

async function a_list_brings_what_was_selected({ client }) {
  const page = await client.api(INBOX).select(["subject", "isRead"]).top(5).orderby("receivedDateTime desc").get();
  assert.equal(page.value.length, 5);
  for (const message of page.value) {
    assert.deepEqual(Object.keys(message).sort(), ["@odata.etag", "id", "isRead", "subject"]);
  }
}

async function filters_and_searches_reach_the_service({ client }) {
  const unread = await client.api(INBOX).filter("isRead eq false").select("isRead").top(3).get();
  assert.ok(unread.value.length > 0 && unread.value.every((message) => message.isRead === false));
  const [first] = (await client.api(INBOX).select("subject").top(1).get()).value;
  const word = first.subject.split(/[^\p{L}\p{N}]+/u).find((piece) => piece.length > 3);
  const found = await client.api("/me/messages").search(`"subject:${word}"`).select("subject").top(1000).get();
  assert.ok(found.value.some((message) => message.id === first.id));
}

async function the_page_iterator_walks_every_page({ client, graph }) {
  const { totalItemCount } = await client.api("/me/mailFolders/inbox").get();
  const page = await client.api(INBOX).select("id").top(100).get();
  const ids = new Set();
  const iterator = new graph.PageIterator(client, page, (message) => Boolean(ids.add(message.id)));
  await iterator.iterate();
  assert.ok(iterator.isComplete());
  assert.equal(ids.size, totalItemCount);
}

async function delta_rounds_bring_only_what_changed({ client, graph }) {
  const folder = await client.api("/me/mailFolders").post({ displayName: "Delta" });
  const list = `/me/mailFolders/${folder.id}/messages`;
  for (const subject of ["one", "two", "three"]) {
    await client.api(list).post({ subject });
  }
  const round = async (url) => {
    const page = await client.api(url).header("Prefer", "odata.maxpagesize=2").get();
    const items = [];
    const iterator = new graph.PageIterator(client, page, (item) => Boolean(items.push(item)));
    await iterator.iterate();
    return [items, iterator.getDeltaLink()];
  };
  const [all, link] = await round(`${list}/delta?$select=subject`);
  assert.deepEqual(all.map((message) => message.subject).sort(), ["one", "three", "two"]);
  const gone = all.find((message) => message.subject === "two");
  await client.api(`/me/messages/${gone.id}`).delete();
  const [changes, next] = await round(link);
  assert.deepEqual(changes.map((change) => [change.id, change["@removed"].reason]), [[gone.id, "deleted"]]);
  assert.deepEqual((await round(next))[0], []);
}

async function a_draft_is_made_changed_and_deleted({ client }) {
  const draft = await client.api("/me/messages").post({
    subject: "A draft",
    importance: "high",
    body: { contentType: "text", content: "Hello" },
    toRecipients: [{ emailAddress: { address: "ben@contoso.com" } }],
  });
  assert.deepEqual([draft.isDraft, draft.importance], [true, "high"]);
  const changed = await client.api(`/me/messages/${draft.id}`).patch({ subject: "A better draft" });
  assert.equal(changed.subject, "A better draft");
  await client.api(`/me/messages/${draft.id}`).delete();
  await assert.rejects(client.api(`/me/messages/${draft.id}`).get(), { statusCode: 404 });
}

async function a_move_gives_another_id_unless_ids_are_immutable({ client }) {
  for (const [prefer, isKept] of [["", false], ['IdType="ImmutableId"', true]]) {
    const headers = prefer ? { Prefer: prefer } : {};
    const { id } = await client.api("/me/messages").headers(headers).post({ subject: "To be moved" });
    const moved = await client.api(`/me/messages/${id}/move`).headers(headers).post({ destinationId: "archive" });
    assert.equal(moved.id === id, isKept);
  }
}

async function bytes_come_as_they_are({ client, graph }) {
  const content = Buffer.from([0, 255, 13, 10, 128]);
  const draft = await client.api("/me/messages").post({ subject: "With bytes" });
  const made = await client.api(`/me/messages/${draft.id}/attachments`).post({
    "@odata.type": "#microsoft.graph.fileAttachment",
    name: "bytes.bin",
    contentBytes: content.toString("base64"),
  });
  assert.equal(made.size > 0 && made["@odata.type"], "#microsoft.graph.fileAttachment");
  const url = `/me/messages/${draft.id}/attachments/${made.id}/$value`;
  const bytes = await client.api(url).responseType(graph.ResponseType.ARRAYBUFFER).get();
  assert.deepEqual(Buffer.from(bytes), content);
}

export const tests = [
  a_list_brings_what_was_selected,
  filters_and_searches_reach_the_service,
  the_page_iterator_walks_every_page,
  delta_rounds_bring_only_what_changed,
  a_draft_is_made_changed_and_deleted,
  a_move_gives_another_id_unless_ids_are_immutable,
  bytes_come_as_they_are,
];
