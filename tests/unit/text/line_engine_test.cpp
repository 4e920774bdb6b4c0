#include "text/recognise/line_engine.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "support/temp_dir.h"
#include "text/recognise/line_kernels.h"

namespace ita::text {
namespace {

namespace fs = std::filesystem;

TEST(LineEngine, AutoTakesOurOwnWhereTheProcessorIsFast) {
  const bool fast = fastest_processor() != Processor::portable;
  EXPECT_EQ(chosen(LineEngine::automatic), fast ? LineEngine::own : LineEngine::tesseract);
  EXPECT_EQ(chosen(LineEngine::own), LineEngine::own);
  EXPECT_EQ(chosen(LineEngine::tesseract), LineEngine::tesseract);
}

TEST(LineEngine, EachIsTheOneThatWasAskedForAndNamesItsModel) {
  for (const LineEngine engine : {LineEngine::own, LineEngine::tesseract}) {
    const auto reader = make_line_reader(ITA_MODELS_DIR, {engine, ""});
    ASSERT_TRUE(reader);
    EXPECT_EQ(reader->engine, engine);
    EXPECT_EQ(reader->recogniser->name(), "tha_ita");
  }
}

TEST(LineEngine, AModelOfAnotherNameIsCalledByIt) {
  const ita::test::TempDir folder;
  const fs::path file = folder.file("office.traineddata");
  fs::copy_file(fs::path(ITA_MODELS_DIR) / "tessdata" / "tha_ita.traineddata", file);
  const auto reader = make_line_reader(ITA_MODELS_DIR, {LineEngine::automatic, file.string()});
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->recogniser->name(), "office");
}

TEST(LineEngine, AFileThatIsNoModelIsAnErrorOfBoth) {
  const ita::test::TempDir folder;
  const fs::path file = folder.file("broken.traineddata");
  std::ofstream(file) << "no network";
  for (const LineEngine engine : {LineEngine::own, LineEngine::tesseract, LineEngine::automatic}) {
    const auto reader = make_line_reader(ITA_MODELS_DIR, {engine, file.string()});
    ASSERT_FALSE(reader) << name(engine);
    EXPECT_EQ(reader.error().code, ErrorCode::missing_model);
    EXPECT_NE(reader.error().message.find("broken"), std::string::npos);
  }
}

}  // namespace
}  // namespace ita::text
