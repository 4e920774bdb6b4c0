#pragma once

#include <cstdint>
#include <cstring>

// The curves of a line network, for vectors of 16 numbers; only for line_kernels*.cpp, whose
// functions are compiled for one processor each and take these in.  Nothing but sums, products and
// quotients is used, each rounded by itself (-ffp-contract=off), so that every processor gets the
// same bits.

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wpsabi"  // vectors are passed to functions that are always inlined
#endif

namespace ita::text::cells {

#define ITA_INLINE inline __attribute__((always_inline))

typedef float Floats __attribute__((vector_size(64)));
typedef std::int32_t Ints __attribute__((vector_size(64)));
typedef std::int8_t Bytes __attribute__((vector_size(16)));

template <class V, class T>
ITA_INLINE V load(const T* from) {
  V out;
  std::memcpy(&out, from, sizeof(V));
  return out;
}

template <class V, class T>
ITA_INLINE void store(const V& v, T* to) {
  std::memcpy(to, &v, sizeof(V));
}

ITA_INLINE Floats clipped(const Floats& v, float low, float high) {
  const Floats a = v > low ? v : Floats{} + low;
  return a < high ? a : Floats{} + high;
}

/// e to the power of -60 to 60, right to 3 parts in ten million: a power of two, and a polynomial
/// for the rest (the coefficients of the Cephes library's expf).
ITA_INLINE Floats exponential(const Floats& v) {
  const float to_integer = 12582912.0F;  // 1.5 · 2^23: added to a number, its last bits are integer
  const Floats shifted = v * 1.44269504F + to_integer;
  const Floats whole = shifted - to_integer;
  const Floats x = (v - whole * 0.693359375F) - whole * -2.12194440e-4F;
  Floats p = x * 1.9875691500e-4F + 1.3981999507e-3F;
  p = p * x + 8.3334519073e-3F;
  p = p * x + 4.1665795894e-2F;
  p = p * x + 1.6666665459e-1F;
  p = p * x + 5.0000001201e-1F;
  p = p * (x * x) + (x + 1.0F);
  const Ints bits = __builtin_bit_cast(Ints, p) + (__builtin_bit_cast(Ints, shifted) << 23);
  return __builtin_bit_cast(Floats, bits);
}

/// Numbers from -1 to 1 in 1/127, halves away from zero.
ITA_INLINE Bytes to_bytes(const Floats& v) {
  const Floats scaled = v * 127.0F;
  const Floats rounded = scaled + (scaled < 0.0F ? Floats{} - 0.5F : Floats{} + 0.5F);
  return __builtin_convertvector(__builtin_convertvector(rounded, Ints), Bytes);
}

ITA_INLINE Floats scaled(const std::int32_t* sums, const float* scales, int at) {
  return __builtin_convertvector(load<Ints>(sums + at), Floats) * load<Floats>(scales + at);
}

constexpr float kFlat = 40;         // beyond this the curves are level
constexpr float kMostInCell = 100;  // Tesseract clips its cells there (lstm.cpp, kStateClip)

/// Of a cell and its gates (Hochreiter and Schmidhuber; Gers for the forget gate):
///   cell = sigmoid(forget) cell + sigmoid(enter) tanh(input);  output = sigmoid(leave) tanh(cell)
/// with sigmoid(x) = 1 / (1 + e^-x) and tanh(x) = (1 - e^-2x) / (1 + e^-2x).
ITA_INLINE void lstm_step(int states, const std::int32_t* sums, const float* scales, float* cell,
                          std::int8_t* output) {
  for (int i = 0; i < states; i += 16) {
    const Floats input = exponential(clipped(scaled(sums, scales, i) * -2.0F, -kFlat, kFlat));
    const Floats enter = exponential(clipped(-scaled(sums, scales, i + states), -kFlat, kFlat));
    const Floats forget =
        exponential(clipped(-scaled(sums, scales, i + 2 * states), -kFlat, kFlat));
    const Floats leave = exponential(clipped(-scaled(sums, scales, i + 3 * states), -kFlat, kFlat));
    Floats now = load<Floats>(cell + i) / (forget + 1.0F) +
                 (1.0F - input) / ((enter + 1.0F) * (input + 1.0F));
    now = clipped(now, -kMostInCell, kMostInCell);
    store(now, cell + i);
    const Floats bent = exponential(clipped(now * -2.0F, -kFlat, kFlat));
    store(to_bytes((1.0F - bent) / ((leave + 1.0F) * (bent + 1.0F))), output + i);
  }
}

ITA_INLINE void tanh_bytes(int count, const std::int32_t* sums, const float* scales,
                           std::int8_t* output) {
  for (int i = 0; i < count; i += 16) {
    const Floats e = exponential(clipped(scaled(sums, scales, i) * -2.0F, -kFlat, kFlat));
    store(to_bytes((1.0F - e) / (e + 1.0F)), output + i);
  }
}

ITA_INLINE void softmax(int count, const std::int32_t* sums, const float* scales, float* output) {
  float most = -1e30F;
  for (int i = 0; i < count; i += 16) {
    store(scaled(sums, scales, i), output + i);
  }
  for (int i = 0; i < count; ++i) {
    most = output[i] > most ? output[i] : most;
  }
  for (int i = 0; i < count; i += 16) {
    store(exponential(clipped(load<Floats>(output + i) - most, -60.0F, 0.0F)), output + i);
  }
  float all = 0;
  for (int i = 0; i < count; ++i) {
    all += output[i];
  }
  const float share = 1.0F / all;
  for (int i = 0; i < count; i += 16) {
    store(load<Floats>(output + i) * share, output + i);
  }
}

}  // namespace ita::text::cells
