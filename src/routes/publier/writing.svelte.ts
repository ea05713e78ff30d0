/** The ad being written: what is typed, what is kept of it, and what may be said of it so far. */
import { TEXT_MAX, TITLE_MAX, type AdText } from '../../domain/ad.ts';
import { checkAd, type AdField, type AdRefusal } from '../../domain/ad-rules.ts';
import { lengthOf } from '../../domain/clean.ts';
import { dayOf } from '../../domain/dates.ts';
import type { AdId } from '../../domain/ids.ts';
import { kindOf, type KindName } from '../../kinds/index.ts';
import type { Hint } from '../../domain/text-hints/hints.ts';
import { here, type Typed } from '../../lib/state/phone.svelte.ts';
import { territory } from '../../lib/territory.ts';
import { publish as words } from '../../lib/words/publish.ts';
import { refusalWords } from '../../lib/words/refusals.ts';
import { adOf, emptyForm, typedOf, type AdForm } from './form.ts';
import { stepOf, type Step } from './steps.ts';

/** Before this many characters are left, a counter is only noise. */
const NEARLY = 20;
/** Said while typing, since it only gets worse. Everything else waits until the field was left once. */
const AT_ONCE: readonly string[] = ['title-too-long', 'text-too-long'];

export class Writing {
	readonly today = dayOf(Date.now());
	form = $state(emptyForm());
	id = $state<AdId>();
	of = $state<'new' | 'edit'>('new');
	/** What can be read has been read: from now on every change is somebody's. */
	loaded = $state(false);
	kept = $state<'not-yet' | 'kept' | 'failed'>('not-yet');
	publishing = $state(false);
	hints = $state.raw<readonly Hint[]>([]);
	#left = $state.raw<readonly AdField[]>([]);
	/** They asked to publish: everything is said. */
	asked = $state(false);

	#aside: Partial<Record<KindName, AdForm['details']>> = {};

	kind = $derived(this.form.kind && kindOf(this.form.kind));
	begun = $derived(this.form.kind !== undefined && this.form.side !== undefined);
	ad: AdText | undefined = $derived(adOf(this.form));
	problems: readonly AdRefusal[] = $derived(this.ad ? checkAd(this.ad, territory, this.today) : []);
	shown: readonly AdRefusal[] = $derived(
		this.problems.filter(({ field, code }) => this.asked || AT_ONCE.includes(code) || this.#left.includes(field))
	);

	/** Where to take up again: where something is missing, or at the end; what was published once, at its text. */
	get resumesAt(): Step {
		if (this.of === 'edit') return 'what';
		const [first] = this.problems;
		return first ? stepOf(first.field, this.form.kind) : 'check';
	}

	/** What one kind has of its own is none of another's; whoever comes back to it finds it again. */
	choose(kind: KindName | undefined) {
		if (kind === this.form.kind) return;
		if (this.form.kind) this.#aside[this.form.kind] = $state.snapshot(this.form.details);
		this.form.kind = kind;
		this.form.details = kind && this.#aside[kind];
	}

	leave(...fields: AdField[]) {
		this.#left = [...this.#left, ...fields.filter((field) => !this.#left.includes(field))];
	}

	/** Everything that step asks for may be spoken of. Returns whether something is wrong with it. */
	leaveStep(step: Step): boolean {
		const wrong = this.problems.filter(({ field }) => stepOf(field, this.form.kind) === step);
		this.leave(...wrong.map(({ field }) => field));
		return wrong.length > 0;
	}

	errorOf(field: AdField): string | undefined {
		const problem = this.shown.find((one) => one.field === field);
		return problem && `${refusalWords[problem.code].sentence} ${refusalWords[problem.code].wayOut}`;
	}

	/** What is left to write, when that matters. */
	counterOf(field: 'title' | 'text'): string | undefined {
		const most = field === 'title' ? TITLE_MAX : TEXT_MAX;
		const left = most - lengthOf(this.form[field]);
		return left <= Math.max(NEARLY, most / 10) ? words.left(left) : undefined;
	}

	/** Keeps what is typed (O3): every keystroke, with strict durability. What cannot be kept stays in the fields. */
	async keep(id: AdId, fields: Typed): Promise<void> {
		try {
			await (await here.open()).drafts.typeAd(id, this.of, fields);
			this.kept = 'kept';
		} catch {
			this.kept = 'failed';
		}
	}

	typed(): Typed {
		return typedOf($state.snapshot(this.form) as typeof this.form);
	}
}
