// Runs a command for as long as whoever started this script lives: standard input ends with its parent, even when
// the parent is killed, and then so does the command. Usage: node process-guard.mjs <command> <argument>…
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });

process.stdin.resume();
process.stdin.once('close', () => child.kill('SIGTERM'));
child.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
  process.stdin.destroy();
});
child.once('exit', (code) => {
  process.exitCode = code ?? 0;
  process.stdin.destroy();
});
