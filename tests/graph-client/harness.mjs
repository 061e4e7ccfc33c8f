// Runs tests one after the other and says what came of them as cargo does.

export async function run(tests, context) {
  let failed = 0;
  console.log(`running ${tests.length} tests`);
  for (const test of tests) {
    try {
      await test(context);
      console.log(`test graph-client::${test.name} ... ok`);
    } catch (error) {
      failed += 1;
      console.log(`test graph-client::${test.name} ... FAILED`);
      console.log(error?.stack ?? error);
    }
  }
  const word = failed === 0 ? "ok" : "FAILED";
  console.log(`test result: ${word}. ${tests.length - failed} passed; ${failed} failed; 0 ignored`);
  return failed === 0;
}
