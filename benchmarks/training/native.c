/*
 * The kernel's algorithm as native code, two numbers at a time: how near to it is what a browser makes of the kernel?
 * Full batches, tanh, squared error, gradient descent, as benchmarks/training.py measures them.
 *
 *     native TASK AMOUNT < NETWORK
 *
 * TASK is "predict" (AMOUNT epochs, then it prints the predictions) or "speed" (for AMOUNT ms; prints epochs per second).
 * NETWORK is numbers: examples, layers, sizes, rate; W and b of each layer; x, then targets, example by example.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BLOCK 64
#define LAYERS 16
#define TABLE 1024

typedef double pair __attribute__((vector_size(16)));
typedef long long bits __attribute__((vector_size(16)));
typedef double row[BLOCK] __attribute__((aligned(64)));

static int examples, layers, sizes[LAYERS + 1], blocks;
static double rate, *W[LAYERS], *b[LAYERS];
static row *x, *target, *y[LAYERS], *slope, *below;
static pair *sums[LAYERS], table[TABLE];

static inline pair both(double v) { return (pair){v, v}; }

/* tanh, as in web/kernel/tanh.ts. */
static inline pair hyperbolic(pair given) {
  bits sign = (bits)both(-0.0);
  pair size = (pair)((bits)given & ~sign), limit = both(31), round = both(211106232532992.0);
  size = (pair){size[0] < limit[0] ? size[0] : limit[0], size[1] < limit[1] ? size[1] : limit[1]};
  pair rounded = size + round, r = size - (rounded - round), square = r * r;
  bits row = (bits)rounded & (TABLE - 1);
  pair left = table[row[0]], right = table[row[1]], T = {left[0], right[0]}, slope = {left[1], right[1]};
  pair t = r + r * square * (both(-1.0 / 3) + square * (both(2.0 / 15) + square * both(-17.0 / 315)));
  pair found = T + slope * t / (both(1) + T * t);
  return (pair)((bits)found | ((bits)given & sign));
}

static inline void weigh(row *from, double *w, int down, int across, double *bias, row *to, int in, int out, int width) {
  int o = 0;
  for (; o + 4 <= out; o += 4)
    for (int at = 0; at < width; at += 4) {
      pair left[4], right[4];
      for (int n = 0; n < 4; n++) left[n] = right[n] = both(bias ? bias[o + n] : 0);
      for (int i = 0; i < in; i++) {
        pair a = *(pair *)&from[i][at], c = *(pair *)&from[i][at + 2];
        for (int n = 0; n < 4; n++) {
          pair weight = both(w[i * down + (o + n) * across]);
          left[n] += a * weight;
          right[n] += c * weight;
        }
      }
      for (int n = 0; n < 4; n++) *(pair *)&to[o + n][at] = left[n], *(pair *)&to[o + n][at + 2] = right[n];
    }
  for (; o < out; o++)
    for (int at = 0; at < width; at += 4) {
      pair left = both(bias ? bias[o] : 0), right = left;
      for (int i = 0; i < in; i++) {
        pair weight = both(w[i * down + o * across]);
        left += *(pair *)&from[i][at] * weight;
        right += *(pair *)&from[i][at + 2] * weight;
      }
      *(pair *)&to[o][at] = left, *(pair *)&to[o][at + 2] = right;
    }
}

static inline void collect(row *rows, row *others, pair *sum, int count, int other, int step, int next, int width) {
  pair s[4][2];
  for (int i = 0; i < count; i++)
    for (int j = 0; j < other; j++) s[i][j] = sum[i * step + j * next];
  for (int at = 0; at < width; at += 2)
    for (int i = 0; i < count; i++)
      for (int j = 0; j < other; j++) s[i][j] += *(pair *)&rows[i][at] * *(pair *)&others[j][at];
  for (int i = 0; i < count; i++)
    for (int j = 0; j < other; j++) sum[i * step + j * next] = s[i][j];
}

static inline void sweep(row *rows, row *others, pair *sum, int count, int other, int step, int next, int width) {
  int i = 0;
  for (; i + 4 <= count; i += 4) {
    int j = 0;
    for (; j + 2 <= other; j += 2) collect(rows + i, others + j, sum + i * step + j * next, 4, 2, step, next, width);
    if (j < other) collect(rows + i, others + j, sum + i * step + j * next, 4, 1, step, next, width);
  }
  for (; i < count; i++)
    for (int j = 0; j < other; j++) collect(rows + i, others + j, sum + i * step + j * next, 1, 1, step, next, width);
}

static void forward(row *from, int width) {
  for (int l = 0; l < layers; l++) {
    weigh(l ? y[l - 1] : from, W[l], sizes[l + 1], 1, b[l], y[l], sizes[l], sizes[l + 1], width);
    for (int o = 0; o < sizes[l + 1]; o++)
      for (int at = 0; at < width; at += 2) *(pair *)&y[l][o][at] = hyperbolic(*(pair *)&y[l][o][at]);
  }
}

static void backward(row *from, row *wanted, int count, int width) {
  double share = 2.0 / (examples * (double)sizes[layers]);
  for (int o = 0; o < sizes[layers]; o++)
    for (int at = 0; at < width; at++) slope[o][at] = at < count ? share * (y[layers - 1][o][at] - wanted[o][at]) : 0;
  for (int l = layers; l-- > 0;) {
    int in = sizes[l], out = sizes[l + 1];
    for (int o = 0; o < out; o++)
      for (int at = 0; at < width; at += 2) {
        pair answer = *(pair *)&y[l][o][at];
        *(pair *)&slope[o][at] *= both(1) - answer * answer;
      }
    row *rows = l ? y[l - 1] : from;
    if (out >= 4) sweep(slope, rows, sums[l], out, in + 1, 1, out, width);
    else sweep(rows, slope, sums[l], in + 1, out, out, 1, width);
    if (l) weigh(slope, W[l], 1, out, NULL, below, out, in, width);
    row *done = slope;
    slope = below, below = done;
  }
}

static void descend(double *w, pair *sum, int size) {
  for (int i = 0; i < size; i++) w[i] -= rate * (sum[i][0] + sum[i][1]), sum[i] = both(0);
}

static void epoch(void) {
  for (int block = 0; block < blocks; block++) {
    int left = examples - block * BLOCK, count = left < BLOCK ? left : BLOCK, width = (count + 3) & ~3;
    forward(x + block * (sizes[0] + 1), width);
    backward(x + block * (sizes[0] + 1), target + block * sizes[layers], count, width);
  }
  for (int l = 0; l < layers; l++) {
    int weights = sizes[l] * sizes[l + 1];
    descend(W[l], sums[l], weights);
    descend(b[l], sums[l] + weights, sizes[l + 1]);
  }
}

static double number(void) {
  double found;
  if (scanf("%lf", &found) != 1) exit(2);
  return found;
}

static void *room(size_t size) {
  void *found = aligned_alloc(64, (size + 63) / 64 * 64);
  return memset(found, 0, size);
}

static void tabulate(void) {
  for (int k = 0; k < TABLE; k++) table[k] = (pair){tanh(k / 32.0), 1 - tanh(k / 32.0) * tanh(k / 32.0)};
}

static void read_network(void) {
  int widest = 0;
  examples = number(), layers = number(), blocks = (examples + BLOCK - 1) / BLOCK;
  for (int l = 0; l <= layers; l++) sizes[l] = number(), widest = sizes[l] > widest ? sizes[l] : widest;
  rate = number();
  for (int l = 0; l < layers; l++) {
    int in = sizes[l], out = sizes[l + 1];
    W[l] = room(in * out * 8), b[l] = room(out * 8), y[l] = room((out + 1) * sizeof(row));
    sums[l] = room((in + 1) * out * sizeof(pair));
    for (int i = 0; i < in * out; i++) W[l][i] = number();
    for (int o = 0; o < out; o++) b[l][o] = number();
    for (int at = 0; at < BLOCK; at++) y[l][out][at] = 1;
  }
  slope = room(widest * sizeof(row)), below = room(widest * sizeof(row));
  x = room(blocks * (sizes[0] + 1) * sizeof(row)), target = room(blocks * sizes[layers] * sizeof(row));
  for (int n = 0; n < examples; n++)
    for (int i = 0; i < sizes[0]; i++) x[n / BLOCK * (sizes[0] + 1) + i][n % BLOCK] = number();
  for (int block = 0; block < blocks; block++)
    for (int at = 0; at < BLOCK; at++) x[block * (sizes[0] + 1) + sizes[0]][at] = 1;
  for (int n = 0; n < examples; n++)
    for (int o = 0; o < sizes[layers]; o++) target[n / BLOCK * sizes[layers] + o][n % BLOCK] = number();
}

static void predict(void) {
  for (int n = 0; n < examples; n++) {
    if (n % BLOCK == 0) forward(x + n / BLOCK * (sizes[0] + 1), BLOCK);
    for (int o = 0; o < sizes[layers]; o++) printf("%.17g\n", y[layers - 1][o][n % BLOCK]);
  }
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double speed(double ms) {
  double began = seconds(), took = 0, epochs = 0;
  for (int batch = 1; took * 1000 < ms; batch *= took < 0.001 ? 2 : 1) {
    for (int n = 0; n < batch; n++) epoch();
    epochs += batch, took = seconds() - began;
  }
  return epochs / took;
}

int main(int count, char **given) {
  if (count != 3) return 2;
  tabulate();
  read_network();
  double amount = atof(given[2]);
  if (!strcmp(given[1], "speed")) {
    speed(amount / 2); // until the processor is at its speed
    printf("%.17g\n", speed(amount));
    return 0;
  }
  for (int n = 0; n < amount; n++) epoch();
  predict();
  return 0;
}
