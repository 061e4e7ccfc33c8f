// Stands in for a real sign-in: `window.mailAuth` version 1 with tokens from the simulator.

// A token this close to its end is not handed out any more.
const MARGIN = 5 * 60 * 1000;

const tokens = new Map();
const pending = new Map();
const listeners = new Set();
// Nobody knows before the first answer.
let accounts = null;
let signedOut = false;

function failure(code, message) {
  return Object.assign(new Error(message), { code });
}

function idOf(account) {
  return typeof account === "string" ? account : (account?.id ?? "");
}

async function ask(user, claims) {
  let response;
  try {
    response = await fetch(`${SIMULATOR}/sim/token`, { method: "POST", body: JSON.stringify({ user, claims }) });
  } catch {
    throw failure("network", "The simulator cannot be reached.");
  }
  if (response.status === 401 || response.status === 403) {
    throw failure("interaction_required", "Signing in is needed.");
  }
  if (!response.ok) {
    throw failure("failed", `The simulator answered ${response.status}.`);
  }
  return response.json();
}

async function renew(user, claims) {
  const answer = await ask(user, claims);
  tokens.set(user, answer);
  tokens.set(answer.account.id, answer);
  if (!accounts?.some((account) => account.id === answer.account.id)) {
    accounts = [...(accounts ?? []), answer.account];
    announce();
  }
  return answer;
}

function announce() {
  for (const listener of listeners) {
    listener(accounts);
  }
}

// However many ask at once, one request is made.
function renewOnce(user, claims) {
  const key = JSON.stringify([user, claims]);
  if (!pending.has(key)) {
    pending.set(key, renew(user, claims).finally(() => pending.delete(key)));
  }
  return pending.get(key);
}

async function getToken({ scopes = [], account, claims, forceRefresh = false, interactive = "no", loginHint } = {}) {
  if (signedOut && interactive === "no") {
    throw failure("interaction_required", "Signed out.");
  }
  const user = idOf(account) || loginHint || idOf(accounts?.[0]);
  const held = tokens.get(user);
  const fresh = held && !forceRefresh && !claims && held.expiresOn - Date.now() > MARGIN;
  const answer = fresh ? held : await renewOnce(user, claims);
  signedOut = false;
  return { accessToken: answer.accessToken, expiresOn: answer.expiresOn, scopes, account: answer.account };
}

async function signOut({ account } = {}) {
  const id = idOf(account);
  accounts = id ? (accounts ?? []).filter((held) => held.id !== id) : [];
  tokens.clear();
  signedOut = accounts.length === 0;
  announce();
}

function onAccountChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.mailAuth = {
  version: 1,
  capabilities: { popup: true, redirect: false, signOut: true },
  accounts: () => accounts,
  getToken,
  signOut,
  onAccountChange,
};

// The account is known before the app asks for it; without one the app asks for a sign-in.
renewOnce("")
  .catch(() => undefined)
  .then(() => window.dispatchEvent(new Event("mailauth:ready")));
