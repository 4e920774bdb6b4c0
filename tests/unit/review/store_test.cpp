#include "review/store/store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "support/temp_dir.h"
#include "unit/review/result_fixture.h"

namespace ita::review {
namespace {

class Store : public ::testing::Test {
 protected:
  std::unique_ptr<CorrectionStore> open() {
    auto store = CorrectionStore::open(folder_.file(""));
    EXPECT_TRUE(store.ok());
    return std::move(*store);
  }
  std::string content() const {
    std::ifstream in(path(), std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
  }
  std::string path() const { return folder_.file("") + "/corrections.jsonl"; }

  test::TempDir folder_;
  const Json document_ = small_result();
  const std::string sha_ = std::string(64, 'a');
};

TEST_F(Store, KeepsWhatWasSaid) {
  auto store = open();
  const auto saved = store->append(answer(document_, "indicator/2/score", Action::correct, 93.7));
  ASSERT_TRUE(saved.ok());
  const auto again = open()->current(sha_);
  ASSERT_EQ(again.size(), 1U);
  EXPECT_EQ(to_line(again[0]), to_line(*saved));
  EXPECT_EQ(again[0].value, 93.7);
  EXPECT_EQ(again[0].user, "สมศรี");
}

TEST_F(Store, AStaleAnswerIsRefusedAndToldWhatHolds) {
  auto one = open();
  auto two = open();
  ASSERT_TRUE(one->append(answer(document_, "overall/score", Action::correct, 91.69)).ok());
  Conflict conflict;
  const auto late = two->append(answer(document_, "overall/score", Action::accept), &conflict);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::busy);
  EXPECT_EQ(conflict.theirs.value, 91.69);
  Correction seen = answer(document_, "overall/score", Action::accept);
  seen.supersedes = conflict.theirs.id;
  EXPECT_TRUE(two->append(seen).ok());
}

TEST_F(Store, TakingBackGoesToWhatHeldBefore) {
  auto store = open();
  const auto first = store->append(answer(document_, "overall/score", Action::accept));
  Correction second = answer(document_, "overall/score", Action::correct, 91.7);
  second.supersedes = first->id;
  const auto saved = store->append(second);
  ASSERT_TRUE(saved.ok());
  Correction undo = answer(document_, "overall/score", Action::revert);
  undo.supersedes = saved->id;
  ASSERT_TRUE(store->append(undo).ok());
  ASSERT_EQ(store->current(sha_).size(), 1U);
  EXPECT_EQ(store->current(sha_)[0].id, first->id);
  undo.id.clear();
  undo.supersedes = first->id;
  ASSERT_TRUE(store->append(undo).ok());
  EXPECT_TRUE(store->current(sha_).empty());
  EXPECT_EQ(store->history(sha_).size(), 4U);
}

TEST_F(Store, KnowsWhereReportsBegin) {
  auto store = open();
  const auto split = [&](int page) {
    Correction said;
    said.target = {sha_, "", "split/" + std::to_string(page)};
    said.action = Action::split;
    said.value = page;
    return store->append(said);
  };
  ASSERT_TRUE(split(7).ok());
  const auto third = split(3);
  ASSERT_TRUE(third.ok());
  EXPECT_EQ(store->begins(), (std::map<std::string, std::vector<int>>{{sha_, {3, 7}}}));
  Correction undo;
  undo.target = third->target;
  undo.action = Action::revert;
  undo.supersedes = third->id;
  ASSERT_TRUE(store->append(undo).ok());
  EXPECT_EQ(store->begins(), (std::map<std::string, std::vector<int>>{{sha_, {7}}}));
}

TEST_F(Store, ACommentNeitherAnswersNorCollides) {
  auto store = open();
  ASSERT_TRUE(store->append(answer(document_, "overall/score", Action::accept)).ok());
  ASSERT_TRUE(store->append(answer(document_, "overall/score", Action::comment)).ok());
  EXPECT_EQ(store->current(sha_)[0].action, Action::accept);
}

TEST_F(Store, ALineCutByACrashCostsOnlyItself) {
  {
    auto store = open();
    ASSERT_TRUE(store->append(answer(document_, "overall/score", Action::accept)).ok());
    ASSERT_TRUE(store->append(answer(document_, "indicator/2/score", Action::accept)).ok());
  }
  const std::string whole = content();
  std::ofstream(path(), std::ios::binary) << whole.substr(0, whole.size() - 40);
  auto store = open();
  EXPECT_EQ(store->current(sha_).size(), 1U);
  ASSERT_TRUE(store->append(answer(document_, "indicator/1/score", Action::accept)).ok());
  EXPECT_EQ(store->damaged(), 1);
  EXPECT_EQ(open()->current(sha_).size(), 2U);
  EXPECT_EQ(content().rfind(whole.substr(0, whole.size() - 40), 0), 0U) << "nothing is rewritten";
}

TEST_F(Store, AChangedDigitIsNoticed) {
  open()->append(answer(document_, "indicator/2/score", Action::correct, 93.71)).ok();
  std::string text = content();
  text.replace(text.find("93.71"), 5, "93.17");
  std::ofstream(path(), std::ios::binary) << text;
  auto store = open();
  EXPECT_TRUE(store->current(sha_).empty());
  EXPECT_EQ(store->damaged(), 1);
}

TEST_F(Store, ManyWritersLoseNothing) {
  std::vector<std::thread> writers;
  for (int w = 0; w < 4; ++w) {
    writers.emplace_back([this, w] {
      auto store = CorrectionStore::open(folder_.file(""));
      for (int i = 0; i < 10; ++i) {
        Correction said = answer(document_, "overall/score", Action::accept);
        said.target.field = std::to_string(w) + "/" + std::to_string(i);
        EXPECT_TRUE((*store)->append(said).ok());
      }
    });
  }
  for (std::thread& writer : writers) {
    writer.join();
  }
  EXPECT_EQ(open()->current(sha_).size(), 40U);
  EXPECT_EQ(open()->damaged(), 0);
}

TEST_F(Store, MergesAPatchOnce) {
  auto store = open();
  const std::vector<Correction> patch{answer(document_, "overall/score", Action::accept),
                                      answer(document_, "indicator/2/score", Action::accept)};
  EXPECT_EQ(*store->merge(patch), 2);
  EXPECT_EQ(*store->merge(patch), 0);
  EXPECT_EQ(store->revision(), 2);
  EXPECT_EQ(store->since(1).size(), 1U);
}

}  // namespace
}  // namespace ita::review
