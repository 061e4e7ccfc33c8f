// Sending: at once, as a draft, as an answer, with a file too large for one request.

import assert from "node:assert/strict";

const to = [{ emailAddress: { name: "Ben Okri", address: "ben@contoso.com" } }];

async function sent(client, subject) {
  const page = await client.api("/me/mailFolders/sentitems/messages").filter(`subject eq '${subject}'`).get();
  return page.value;
}

async function mail_sent_at_once_is_kept_in_sent_items({ client }) {
  await client.api("/me/sendMail").post({
    message: { subject: "Sent at once", body: { contentType: "text", content: "Hello" }, toRecipients: to },
  });
  assert.equal((await sent(client, "Sent at once")).length, 1);
}

async function a_draft_is_sent({ client }) {
  const draft = await client.api("/me/messages").post({ subject: "Sent as a draft", toRecipients: to });
  await client.api(`/me/messages/${draft.id}/send`).post();
  const [message] = await sent(client, "Sent as a draft");
  assert.equal(message.isDraft, false);
}

async function answers_are_drafted_and_sent({ client }) {
  const [letter] = (await client.api("/me/mailFolders/inbox/messages").top(1).get()).value;
  const draft = await client.api(`/me/messages/${letter.id}/createReply`).post();
  assert.ok(draft.isDraft && draft.conversationId === letter.conversationId);
  assert.match(draft.subject, /^re:/i);
  const before = await client.api("/me/mailFolders/sentitems/messages/$count").get();
  await client.api(`/me/messages/${letter.id}/reply`).post({ comment: "Thank you" });
  await client.api(`/me/messages/${letter.id}/forward`).post({ comment: "See below", toRecipients: to });
  const after = await client.api("/me/mailFolders/sentitems/messages/$count").get();
  assert.equal(Number(after) - Number(before), 2);
}

async function a_large_file_goes_up_in_ranges({ client, graph, simulator }) {
  const content = Buffer.alloc(4_000_000, "outpost ");
  const draft = await client.api("/me/messages").post({ subject: "With a large file" });
  const url = `/me/messages/${draft.id}/attachments/createUploadSession`;
  const session = await graph.LargeFileUploadTask.createUploadSession(client, url, {
    AttachmentItem: { attachmentType: "file", name: "large.bin", size: content.length },
  });
  const progress = [];
  const options = {
    rangeSize: 1024 * 1024,
    uploadEventHandlers: { progress: (range) => progress.push(range.maxValue) },
  };
  const file = new graph.FileUpload(content, "large.bin", content.length);
  const result = await new graph.LargeFileUploadTask(client, file, session, options).upload();
  assert.ok(result.location.includes("/Attachments("), result.location);
  assert.deepEqual(progress, [1048575, 2097151, 3145727, 3999999]);
  const uploads = simulator.sent.filter((request) => request.method === "PUT");
  assert.ok(uploads.every((request) => request.headers.get("authorization") === null), "no token goes to an upload");
  const [attachment] = (await client.api(`/me/messages/${draft.id}/attachments`).get()).value;
  const held = await client
    .api(`/me/messages/${draft.id}/attachments/${attachment.id}/$value`)
    .responseType(graph.ResponseType.ARRAYBUFFER)
    .get();
  assert.ok(content.equals(Buffer.from(held)));
}

async function an_upload_can_be_cancelled({ client, graph }) {
  const draft = await client.api("/me/messages").post({ subject: "Without a large file" });
  const url = `/me/messages/${draft.id}/attachments/createUploadSession`;
  const content = Buffer.alloc(4_000_000);
  const session = await graph.LargeFileUploadTask.createUploadSession(client, url, {
    AttachmentItem: { attachmentType: "file", name: "large.bin", size: content.length },
  });
  const file = new graph.FileUpload(content, "large.bin", content.length);
  const answer = await new graph.LargeFileUploadTask(client, file, session, { rangeSize: 1024 * 1024 }).cancel();
  assert.equal(answer.status, 204);
  assert.equal((await client.api(`/me/messages/${draft.id}/attachments`).get()).value.length, 0);
}

export const tests = [
  mail_sent_at_once_is_kept_in_sent_items,
  a_draft_is_sent,
  answers_are_drafted_and_sent,
  a_large_file_goes_up_in_ranges,
  an_upload_can_be_cancelled,
];
