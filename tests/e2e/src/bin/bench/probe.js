// Watches a page from inside, from before its first script. The app knows nothing of it.
"use strict";
(() => {
  if (window !== window.top) {
    return;
  }
  const tasks = [];
  const frames = [];
  let memory = null;
  let started = null;

  // The app runs as soon as its WebAssembly is ready; its memory is asked for its size later.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      // Chunks come later, and without a memory of their own.
      started ??= performance.now();
      memory = (made.instance ?? made).exports.memory ?? memory;
      return made;
    };
  }

  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  // The same seen from the frames that came late: what ran in them.
  new PerformanceObserver((list) => frames.push(...list.getEntries())).observe({ type: "long-animation-frame" });

  // The moment after the frame that shows the document as it is now.
  const painted = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(null);
    });

  // Looks at the beginning of every frame whether `seen` holds: when that frame began, and when it was painted.
  const PATIENCE = 30000;
  const when = (seen) =>
    new Promise((done, fail) => {
      const start = performance.now();
      const look = async () => {
        const began = performance.now();
        if (seen()) {
          done({ began, at: await painted() });
        } else if (began - start > PATIENCE) {
          fail(`not seen: ${seen}; on screen: ${body()?.textContent.trim().slice(-200)}`);
        } else {
          requestAnimationFrame(look);
        }
      };
      requestAnimationFrame(look);
    });

  // A frame in which the main thread is busy is a frame too, though nobody hears of it.
  const FRAME = 1000 / 60;
  const since = (start, { began, at }) => ({ frames: Math.max(1, Math.ceil((began - start) / FRAME)), ms: at - start });

  const list = () => document.querySelector("[role=listbox]");
  // The body of the open message, if it shows.
  const body = () => {
    const frame = document.querySelector("iframe[title='Message body']");
    return frame?.offsetParent != null ? frame.contentDocument?.body : null;
  };
  // A row that is not here yet has no time of receipt.
  const isLoaded = (row) => row?.querySelector("time") != null;

  let ticks = [];
  let isTicking = false;
  const tick = (at) => {
    ticks.push(at);
    if (isTicking) {
      requestAnimationFrame(tick);
    }
  };

  const bench = {
    // What can be waited for.
    seen: {
      rows: () => isLoaded(list()?.querySelector("[role=option]")),
      last: () => {
        const total = list()?.querySelector("[role=option]")?.getAttribute("aria-setsize");
        return total != null && isLoaded(list().querySelector(`[aria-posinset="${total}"]`));
      },
      // Every row in sight is there, and the first of them lies beyond `place`.
      beyond: (place) => {
        const box = list().getBoundingClientRect();
        const rows = [...list().querySelectorAll("[role=option]")].filter((row) => {
          const at = row.getBoundingClientRect();
          return at.bottom > box.top && at.top < box.bottom;
        });
        const first = Math.min(...rows.map((row) => Number(row.getAttribute("aria-posinset"))));
        return rows.length > 0 && first > place && rows.every(isLoaded);
      },
      body: (text) => body()?.textContent.includes(text) ?? false,
      // The row of the open message says this word, or does not.
      says: (word, wanted) => {
        const row = list()?.querySelector("[role=option][aria-selected=true]");
        return row != null && row.getAttribute("aria-label").split(", ").includes(word) === wanted;
      },
      gone: (name) => ![...list().querySelectorAll("[role=option]")].some((row) => row.getAttribute("aria-label") === name),
    },
    when,
    // From the next event of this kind on: in which frame `seen` shows, and after how many milliseconds.
    arm: (type, seen) => {
      bench.answer = new Promise((done) => {
        const hear = (event) => done(when(seen).then((shown) => since(event.timeStamp, shown)));
        addEventListener(type, hear, { capture: true, once: true });
      });
    },
    // From setting the place of the list to `share` of its length on.
    jump: async (share, seen) => {
      const start = performance.now();
      list().scrollTop = list().scrollHeight * share;
      return since(start, await when(seen));
    },
    now: () => performance.now(),
    started: () => started,
    // Tasks of more than 50 ms on the main thread that began after `since`, in milliseconds each.
    tasks: (since) => tasks.filter((task) => task.startTime >= since).map((task) => task.duration),
    // What ran in the longest late frame since then, longest first: who called it, and for how many milliseconds.
    blame: (since) => {
      const late = frames.filter((frame) => frame.startTime >= since);
      const longest = late.reduce((most, frame) => (frame.blockingDuration > (most?.blockingDuration ?? 0) ? frame : most), null);
      const scripts = [...(longest?.scripts ?? [])].sort((a, b) => b.duration - a.duration).slice(0, 4);
      return scripts.map((script) => `${script.invoker} ${Math.round(script.duration)}`).join(", ");
    },
    wasmBytes: () => memory?.buffer.byteLength ?? 0,
    watchFrames: () => {
      ticks = [];
      isTicking = true;
      requestAnimationFrame(tick);
    },
    // The milliseconds between frames since `watchFrames`.
    gaps: () => {
      isTicking = false;
      return ticks.slice(1).map((at, index) => at - ticks[index]);
    },
  };
  bench.rows = when(bench.seen.rows);
  window.outpostBench = bench;
})();
