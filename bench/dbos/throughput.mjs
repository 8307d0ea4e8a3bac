// The peer of eng/bench.sh throughput: workflows of ten steps on DBOS Transact, each step a trivial one.
//
//   node throughput.mjs URL MOST
//
// Each line of its input is a turn, CONCURRENCY WARM-UP SECONDS: so many loops, each of which runs one workflow after the other. Two lines answer it: one when the time begins; workflows that ended
// within it, how long it was, and the processor time.
import { createInterface } from 'node:readline';
import { DBOS } from '@dbos-inc/dbos-sdk';

const [url, most] = process.argv.slice(2);

const step = async (n) => n;

async function tenSteps(first) {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += await DBOS.runStep(() => step(first + i), { name: 'step' });
  return sum;
}

const workflow = DBOS.registerWorkflow(tenSteps, { name: 'ten-steps' });
// A connection for each loop, more than the ten it has by itself.
DBOS.setConfig({ name: 'bench', systemDatabaseUrl: url, systemDatabasePoolSize: Number(most) + 4, logLevel: 'error' });
await DBOS.launch();

const sleep = (s) => new Promise((done) => setTimeout(done, s * 1000));

for await (const line of createInterface({ input: process.stdin })) {
  const [concurrency, warmUp, seconds] = line.split(' ').map(Number);
  let ended = 0;
  let stop = false;
  const working = Array.from({ length: concurrency }, async (_, loop) => {
    for (let n = 0; !stop; n++) {
      await workflow(loop + n);
      ended++;
    }
  });
  await sleep(warmUp);
  const [from, before, busy] = [performance.now(), ended, process.cpuUsage()];
  console.log('begins');
  await sleep(seconds);
  const [took, workflows, used] = [(performance.now() - from) / 1000, ended - before, process.cpuUsage(busy)];
  console.log(JSON.stringify({ workflows, seconds: took, processor: (used.user + used.system) / 1e6 }));
  stop = true;
  await Promise.all(working);
}

await DBOS.shutdown();
