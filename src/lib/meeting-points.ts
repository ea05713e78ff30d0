/** Where one waits for a car, as the kit says. Apart from the rest of it: only who writes of a trip needs it. */
import type { MeetingPoint } from '../domain/territory.ts';
import { points } from 'virtual:territory/meeting-points';

/** Those of that commune, in the order of the kit; none where it names none. */
export const meetingPointsOf = (insee: string | undefined): readonly MeetingPoint[] => (insee && points[insee]) || [];
