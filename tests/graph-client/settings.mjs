// Settings: rules, automatic replies, categories, the Focused Inbox.

import assert from "node:assert/strict";

async function a_rule_is_made_changed_and_deleted({ client }) {
  const rules = "/me/mailFolders/inbox/messageRules";
  const rule = await client.api(rules).post({
    displayName: "From a partner",
    sequence: 2,
    conditions: { senderContains: ["adele"] },
    actions: { markImportance: "high", stopProcessingRules: true },
  });
  assert.ok((await client.api(rules).get()).value.some((held) => held.id === rule.id));
  const changed = await client.api(`${rules}/${rule.id}`).patch({ displayName: "Renamed" });
  assert.equal(changed.displayName, "Renamed");
  await client.api(`${rules}/${rule.id}`).delete();
  assert.ok((await client.api(rules).get()).value.every((held) => held.id !== rule.id));
}

async function automatic_replies_are_switched_on({ client }) {
  const setting = {
    status: "scheduled",
    externalAudience: "contactsOnly",
    scheduledStartDateTime: { dateTime: "2026-12-24T00:00:00.0000000", timeZone: "UTC" },
    scheduledEndDateTime: { dateTime: "2026-12-27T00:00:00.0000000", timeZone: "UTC" },
    internalReplyMessage: "Away",
  };
  await client.api("/me/mailboxSettings").patch({ automaticRepliesSetting: setting });
  const held = await client.api("/me/mailboxSettings/automaticRepliesSetting").get();
  assert.deepEqual([held.status, held.externalAudience], ["scheduled", "contactsOnly"]);
  assert.equal(held.scheduledEndDateTime.dateTime.slice(0, 10), "2026-12-27");
}

async function a_category_has_a_colour({ client }) {
  const categories = "/me/outlook/masterCategories";
  const made = await client.api(categories).post({ displayName: "Tested", color: "preset3" });
  const changed = await client.api(`${categories}/${made.id}`).patch({ color: "preset4" });
  assert.equal(changed.color, "preset4");
  await assert.rejects(client.api(categories).post({ displayName: "Tested", color: "none" }), { statusCode: 409 });
}

async function a_sender_is_classified_for_good({ client }) {
  const overrides = "/me/inferenceClassification/overrides";
  const senderEmailAddress = { name: "Fanny Downs", address: "fannyd@fabrikam.com" };
  const made = await client.api(overrides).post({ classifyAs: "focused", senderEmailAddress });
  const again = await client.api(overrides).post({ classifyAs: "other", senderEmailAddress });
  assert.deepEqual([again.id, again.classifyAs], [made.id, "other"]);
}

export const tests = [
  a_rule_is_made_changed_and_deleted,
  automatic_replies_are_switched_on,
  a_category_has_a_colour,
  a_sender_is_classified_for_good,
];
