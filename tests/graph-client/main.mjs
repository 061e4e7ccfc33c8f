// Microsoft's own JavaScript library for Graph against the simulator: what the vendor's client understands, ours may rely on.
//
// Usage: node main.mjs <address of the simulator> <folder of node_modules>

import { createRequire } from "node:module";
import { join } from "node:path";

import { connect } from "./loopback.mjs";
import { run } from "./harness.mjs";
import * as messages from "./messages.mjs";
import * as sending from "./sending.mjs";
import * as settings from "./settings.mjs";
import * as transport from "./transport.mjs";

const [, , server, modules] = process.argv;
const graph = createRequire(join(modules, "index.js"))("@microsoft/microsoft-graph-client");
const simulator = await connect(server);
const client = graph.Client.init({ authProvider: (done) => done(null, simulator.token) });

const tests = [messages, sending, settings, transport].flatMap((module) => module.tests);
process.exitCode = (await run(tests, { graph, client, simulator })) ? 0 : 1;
