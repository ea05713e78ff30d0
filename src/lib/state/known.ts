/** The door to what only some pages do: making oneself known, one's devices, leaving. Fetched with those pages. */
export { NotDone, type Failure } from '../phone/known/ask.ts';
export * as calls from '../phone/known/calls.ts';
export * as devices from '../phone/known/devices.ts';
export type { Found } from '../phone/known/devices.ts';
export * as enter from '../phone/known/enter.ts';
export * as leaving from '../phone/known/leave.ts';
export type { Aside, LeavingBehind } from '../phone/known/leave.ts';
