/** @import { Buffers, Code, Frame, Taken, Where } from "./messages.js" */
/** @import { News } from "./device/figure-memory.js" */
/** @import { Lack } from "./requirements.js" */

/**
 * What a session shows itself with. Only a type: this module is empty when it runs.
 *
 * @typedef {object} View
 * @property {() => boolean} seen  whether the block is in view
 * @property {() => void} waiting  Python is not there yet
 * @property {() => void} moved  another Python is to answer, which knows only the state
 * @property {(long: boolean) => void} computing  whether an answer is long in coming
 * @property {(arrived: number, expected: number, left?: number) => void} progress  of Python's files, in bytes and seconds
 * @property {(frame: Frame, buffers: Buffers, notice: string) => void} show
 * @property {(news: News) => void} keep  for another visit
 * @property {(taken: Taken) => void} take  what the learner wanted to take out of the page
 * @property {(code: Code) => void} code  what is new about the code in which it runs
 * @property {(sentence: string) => void} announce  to whoever hears the page
 * @property {(sentence: string, keeps?: boolean, where?: Where) => void} failed  whether the last picture stays,
 *   and where in its own code the block failed
 * @property {(lack: Lack) => void} refused  no new try would help
 */

export {};
