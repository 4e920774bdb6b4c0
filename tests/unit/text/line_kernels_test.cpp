#include "text/recognise/line_kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace ita::text {
namespace {

std::vector<Processor> processors() {
  std::vector<Processor> out;
  for (const Processor p : {Processor::portable, Processor::avx2, Processor::avx512_vnni,
                            Processor::neon, Processor::neon_dot}) {
    if (is_available(p)) {
      out.push_back(p);
    }
  }
  return out;
}

std::mt19937 random_numbers(20);

int random_byte() { return static_cast<int>(random_numbers() % 255) - 127; }

std::vector<std::int8_t> random_bytes(std::size_t n) {
  std::vector<std::int8_t> out(n);
  for (auto& v : out) {
    v = static_cast<std::int8_t>(random_byte());
  }
  return out;
}

/// Sizes with and without remainders in every direction.
class Products : public ::testing::TestWithParam<std::array<int, 3>> {};

TEST_P(Products, AreTheSameIntegersOnEveryProcessor) {
  const auto [outputs, inputs, rows] = GetParam();
  const auto width = static_cast<std::size_t>(inputs);
  std::vector<std::int8_t> weights = random_bytes(static_cast<std::size_t>(outputs) * width);
  const PackedMatrix matrix(
      outputs, inputs, [&](int o) { return weights.data() + static_cast<std::size_t>(o) * width; });
  const std::ptrdiff_t stride = inputs + 13;
  // What stands after the inputs of a row must not count.
  std::vector<std::int8_t> from = random_bytes(static_cast<std::size_t>(stride * rows) + 64);
  from[0] = -127;
  std::vector<std::int32_t> start(static_cast<std::size_t>(matrix.outputs()));
  for (auto& v : start) {
    v = random_byte() * 127;
  }
  for (const Processor processor : processors()) {
    std::vector<std::int32_t> to(static_cast<std::size_t>(matrix.outputs() * rows), 77);
    line_kernels(processor).multiply(matrix, rows, {from.data(), stride}, {start.data(), 0},
                                     {to.data(), matrix.outputs()});
    for (int r = 0; r < rows; ++r) {
      for (int o = 0; o < outputs; ++o) {
        std::int32_t sum = start[static_cast<std::size_t>(o)];
        for (std::size_t i = 0; i < width; ++i) {
          sum += weights[static_cast<std::size_t>(o) * width + i] *
                 from[static_cast<std::size_t>(stride * r) + i];
        }
        ASSERT_EQ(to[static_cast<std::size_t>(r * matrix.outputs() + o)], sum)
            << name(processor) << " row " << r << " output " << o;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, Products,
                         ::testing::Values(std::array{16, 12, 144}, std::array{256, 80, 32},
                                           std::array{384, 96, 7}, std::array{1536, 384, 1},
                                           std::array{189, 384, 5}, std::array{17, 3, 2},
                                           std::array{1, 1, 1}, std::array{200, 131, 13}));

/// What a step of an LSTM gives, by the library's functions.
void expected_step(int states, const std::vector<std::int32_t>& sums,
                   const std::vector<float>& scales, std::vector<double>& cell,
                   std::vector<double>& output) {
  const auto value = [&](int gate, int state) {
    const auto i = static_cast<std::size_t>(gate * states + state);
    return static_cast<double>(sums[i]) * static_cast<double>(scales[i]);
  };
  const auto sigmoid = [](double v) { return 1 / (1 + std::exp(-v)); };
  for (int s = 0; s < states; ++s) {
    const auto i = static_cast<std::size_t>(s);
    cell[i] =
        std::clamp(sigmoid(value(2, s)) * cell[i] + sigmoid(value(1, s)) * std::tanh(value(0, s)),
                   -100.0, 100.0);
    output[i] = 127 * sigmoid(value(3, s)) * std::tanh(cell[i]);
  }
}

TEST(LineKernels, AStepOfAnLstmIsRightAndTheSameEverywhere) {
  constexpr int kStates = 48;
  std::vector<std::vector<std::int8_t>> outputs;
  std::vector<std::vector<float>> cells;
  for (const Processor processor : processors()) {
    random_numbers.seed(7);
    std::vector<float> cell(kStates, 0.0F);
    std::vector<double> wanted_cell(kStates, 0.0);
    std::vector<double> wanted(kStates);
    std::vector<std::int8_t> all;
    for (int step = 0; step < 40; ++step) {
      std::vector<std::int32_t> sums(4 * kStates);
      std::vector<float> scales(4 * kStates);
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i] = static_cast<std::int32_t>(random_numbers() % 4000001) - 2000000;
        // From gates that are hardly open to some far beyond the level parts of the curves.
        scales[i] = step % 4 == 3 ? 1e-3F : 3e-6F;
      }
      std::vector<std::int8_t> output(kStates);
      line_kernels(processor).lstm_step(kStates, sums.data(), scales.data(), cell.data(),
                                        output.data());
      expected_step(kStates, sums, scales, wanted_cell, wanted);
      for (std::size_t i = 0; i < kStates; ++i) {
        ASSERT_NEAR(cell[i], wanted_cell[i], 2e-5) << name(processor) << " step " << step;
        ASSERT_NEAR(output[i], wanted[i], 0.51) << name(processor) << " step " << step;
      }
      all.insert(all.end(), output.begin(), output.end());
    }
    outputs.push_back(std::move(all));
    cells.push_back(std::move(cell));
  }
  for (std::size_t i = 1; i < outputs.size(); ++i) {
    EXPECT_EQ(outputs[i], outputs[0]);
    EXPECT_EQ(cells[i], cells[0]) << "bit for bit";
  }
}

TEST(LineKernels, CurvesAndSharesAreRightAndTheSameEverywhere) {
  constexpr int kCount = 35;  // the last row of 16 is not full
  std::vector<std::int32_t> sums(48, 1 << 28);
  std::vector<float> scales(48, 0.0F);
  for (int i = 0; i < kCount; ++i) {
    sums[static_cast<std::size_t>(i)] = (i - 17) * 1000;
    scales[static_cast<std::size_t>(i)] = 5e-4F;
  }
  std::vector<std::vector<float>> shares;
  for (const Processor processor : processors()) {
    std::vector<std::int8_t> bytes(48);
    line_kernels(processor).tanh_bytes(48, sums.data(), scales.data(), bytes.data());
    std::vector<float> out(48);
    line_kernels(processor).softmax(kCount, sums.data(), scales.data(), out.data());
    double all = 0;
    for (int i = 0; i < kCount; ++i) {
      all += std::exp((i - 17) * 0.5);
    }
    for (int i = 0; i < kCount; ++i) {
      const auto k = static_cast<std::size_t>(i);
      EXPECT_EQ(bytes[k], std::lround(127 * std::tanh((i - 17) * 0.5))) << i;
      EXPECT_NEAR(out[k], std::exp((i - 17) * 0.5) / all, 1e-6) << i;
    }
    shares.push_back({out.begin(), out.begin() + kCount});
  }
  for (const auto& other : shares) {
    EXPECT_EQ(other, shares[0]) << "bit for bit";
  }
}

}  // namespace
}  // namespace ita::text
