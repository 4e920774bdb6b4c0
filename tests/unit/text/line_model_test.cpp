#include "text/recognise/line_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace ita::text {
namespace {

const std::filesystem::path kFile =
    std::filesystem::path(ITA_MODELS_DIR) / "tessdata" / "tha_ita.traineddata";

std::string bytes() {
  std::ifstream in(kFile, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

ErrorCode code_of(const std::string& file) {
  const auto model = LineModel::parse(file);
  return model ? ErrorCode::none : model.error().code;
}

TEST(LineModel, HoldsTheShippedNetwork) {
  const auto model = LineModel::load(kFile);
  ASSERT_TRUE(model) << describe(model.error());
  EXPECT_EQ(model->height, 48);
  EXPECT_EQ(model->window.columns, (2 * model->half_x + 1) * (2 * model->half_y + 1) + 1);
  EXPECT_EQ(model->down.inputs, model->window.rows);
  int width = model->down.states;
  bool backwards = false;
  for (const LineModel::Lstm& lstm : model->along) {
    EXPECT_EQ(lstm.inputs, width);
    width = lstm.states;
    backwards = backwards || lstm.backwards;
  }
  EXPECT_TRUE(backwards) << "what follows a letter is seen too";
  EXPECT_EQ(model->out.columns, width + 1);
  const std::set<std::string> characters(model->characters.begin(), model->characters.end());
  for (const char* c : {"ก", "ฮ", "้", "ํ", "๐", "๙", "0", "9", "A", "z", "%", " "}) {
    EXPECT_TRUE(characters.count(c)) << c;
  }
  EXPECT_EQ(model->characters[static_cast<std::size_t>(model->space)], " ");
  EXPECT_EQ(model->characters[static_cast<std::size_t>(model->null)], "");
}

TEST(LineModel, AFileThatIsAbsentIsAnErrorThatNamesIt) {
  const auto model = LineModel::load("/nowhere/tha_ita.traineddata");
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, ErrorCode::missing_model);
  EXPECT_NE(model.error().message.find("/nowhere/tha_ita.traineddata"), std::string::npos);
}

TEST(LineModel, AFileCutShortIsAnError) {
  const std::string whole = bytes();
  ASSERT_GT(whole.size(), 100000U);
  ASSERT_EQ(code_of(whole), ErrorCode::none);
  for (std::size_t length = 0; length < 1200; length += 7) {
    EXPECT_EQ(code_of(whole.substr(0, length)), ErrorCode::missing_model) << length;
  }
  for (std::size_t length = 1200; length < whole.size() - 2000; length += 9973) {
    EXPECT_EQ(code_of(whole.substr(0, length)), ErrorCode::missing_model) << length;
  }
}

TEST(LineModel, DamagedBytesNeverCrash) {
  const std::string whole = bytes();
  int refused = 0;
  for (std::size_t at = 0; at < 2000; at += 3) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
    refused += code_of(damaged) == ErrorCode::missing_model ? 1 : 0;
  }
  EXPECT_GT(refused, 20);
}

TEST(LineModel, LayersThatAreNotUnderstoodAreNamed) {
  std::string other = bytes();
  const std::size_t at = other.find("Maxpool");
  ASSERT_NE(at, std::string::npos);
  std::memcpy(other.data() + at, "Minpool", 7);
  const auto model = LineModel::parse(other);
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().message.find("Minpool"), std::string::npos) << model.error().message;
}

TEST(LineModel, LayersInAnotherOrderAreRefused) {
  std::string other = bytes();
  // A plain LSTM in the place of the one down the columns.
  const std::size_t at = other.find("SummLSTM");
  ASSERT_NE(at, std::string::npos);
  other[at - 4] = 4;
  other.erase(at, 4);
  EXPECT_EQ(code_of(other), ErrorCode::missing_model);
}

}  // namespace
}  // namespace ita::text
