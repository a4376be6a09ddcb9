// A machine so busy that time passes between any two readings of the clock. To be imported before everything else.
let now = 0;
performance.now = () => (now += 5);
