// Runs the kernels of the line network that this processor has on the same numbers and prints what
// comes out as one hash: the same on every processor.  Ends with 1 where they differ among
// themselves.
#include <cstdio>
#include <cstring>
#include <random>
#include <vector>

#include "text/recognise/line_kernels.h"

namespace {

using namespace ita::text;

class Hash {
 public:
  template <class T>
  void add(const std::vector<T>& values) {
    for (const T& value : values) {
      unsigned char bytes[sizeof(T)];
      std::memcpy(bytes, &value, sizeof(T));
      for (const unsigned char byte : bytes) {
        value_ = (value_ ^ byte) * 1099511628211ULL;
      }
    }
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037ULL;
};

class Numbers {
 public:
  /// From -127 to 127.
  std::int8_t byte() { return static_cast<std::int8_t>(static_cast<int>(random_() % 255) - 127); }
  std::int32_t sum() { return static_cast<std::int32_t>(random_() % 400000) - 200000; }
  float scale() { return static_cast<float>(1 + random_() % 1000) * 1e-7F; }
  template <class T, class Make>
  std::vector<T> many(int count, Make make) {
    std::vector<T> out;
    for (int i = 0; i < count; ++i) {
      out.push_back((this->*make)());
    }
    return out;
  }

 private:
  std::mt19937 random_{2567};
};

void matrices(const LineKernels& kernels, Numbers& numbers, Hash& hash) {
  for (const auto& [outputs, inputs] :
       {std::pair{16, 4}, {48, 37}, {111, 96}, {384, 160}, {130, 9}}) {
    std::vector<std::int8_t> weights(static_cast<std::size_t>(inputs));
    const PackedMatrix matrix(outputs, inputs, [&](int) {
      for (std::int8_t& weight : weights) {
        weight = numbers.byte();
      }
      return weights.data();
    });
    for (const int count : {1, 2, 3, 4, 7, 13}) {
      const int in = matrix.groups() * PackedMatrix::kGroup;
      const auto from = numbers.many<std::int8_t>(in * count, &Numbers::byte);
      const auto start = numbers.many<std::int32_t>(matrix.outputs() * count, &Numbers::sum);
      std::vector<std::int32_t> to(start.size());
      kernels.multiply(matrix, count, {from.data(), in}, {start.data(), matrix.outputs()},
                       {to.data(), matrix.outputs()});
      hash.add(to);
      kernels.multiply(matrix, count, {from.data(), in}, {start.data(), 0},
                       {to.data(), matrix.outputs()});
      hash.add(to);
    }
  }
}

void curves(const LineKernels& kernels, Numbers& numbers, Hash& hash) {
  for (const int n : {16, 64, 192}) {
    const auto sums = numbers.many<std::int32_t>(4 * n, &Numbers::sum);
    const auto scales = numbers.many<float>(4 * n, &Numbers::scale);
    std::vector<float> cell(static_cast<std::size_t>(n));
    std::vector<std::int8_t> bytes(static_cast<std::size_t>(n));
    for (int step = 0; step < 5; ++step) {
      kernels.lstm_step(n, sums.data(), scales.data(), cell.data(), bytes.data());
      hash.add(cell);
      hash.add(bytes);
    }
    kernels.tanh_bytes(n, sums.data(), scales.data(), bytes.data());
    hash.add(bytes);
    kernels.softmax(n - 5, sums.data(), scales.data(), cell.data());
    cell.resize(static_cast<std::size_t>(n - 5));
    hash.add(cell);
  }
}

std::uint64_t result(Processor processor) {
  Numbers numbers;
  Hash hash;
  matrices(line_kernels(processor), numbers, hash);
  curves(line_kernels(processor), numbers, hash);
  return hash.value();
}

}  // namespace

int main() {
  const std::uint64_t portable = result(Processor::portable);
  bool same = true;
  for (const Processor processor :
       {Processor::avx2, Processor::avx512_vnni, Processor::neon, Processor::neon_dot}) {
    if (is_available(processor)) {
      const bool equal = result(processor) == portable;
      same = same && equal;
      std::fprintf(stderr, "%s: %s\n", name(processor), equal ? "as portable" : "DIFFERS");
    }
  }
  std::printf("%016llx\n", static_cast<unsigned long long>(portable));
  return same ? 0 : 1;
}
