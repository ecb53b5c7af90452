/** What a pure rule answers: the state that follows and the events to tell the others, in order. `next: null` leaves nothing behind. */
export interface Decision<State, Event> {
  next: State;
  events: readonly Event[];
}
