/** An exchange that failed on one side, whose other side is still on its way when the next begins. */
import { expect, test } from 'vitest';
import { createKnowledge } from '../../../src/lib/mailbox/knowledge.ts';
import { leanFetch } from '../../../src/lib/mailbox/lean-fetch.ts';

test('what an abandoned exchange still hears is not taken for the end of the next one', async () => {
	const knowledge = createKnowledge();
	const answers: ((response: Response) => void)[] = [];
	const fetch = () => new Promise<Response>((resolve) => answers.push(resolve));
	const nothing = () => Response.json({ results: [], last_seq: 5 });
	const done = () => Promise.resolve();
	const lean = leanFetch({ fetch, epoch: 'e', knowledge, onAcknowledged: done, onDenied: done });
	const begin = async () => {
		knowledge.begin();
		await lean('http://board.test/db/');
	};
	const ask = () => lean('http://board.test/db/member-x/_changes?since=5&limit=500');

	await begin();
	const abandoned = ask();
	await begin();
	answers[0]!(nothing());
	await abandoned;
	const asked = ask();
	expect(answers, 'the server is asked').toHaveLength(2);
	answers[1]!(nothing());
	await asked;
	expect(await (await ask()).json(), 'its own answer is the end').toEqual({ results: [], last_seq: 5 });
	expect(answers).toHaveLength(2);
});
