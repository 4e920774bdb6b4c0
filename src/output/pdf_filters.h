#pragma once

#include <cstdlib>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <string>
#include <vector>

// What is changed in the content of pages, token by token.
namespace ita::output {

/// Takes text out that is drawn in rendering mode 3 (invisible): the layer of an earlier OCR.
class InvisibleTextRemover : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    if (token.getType() != QPDFTokenizer::tt_word) {
      operands_.push_back(token);
      return;
    }
    const std::string word = token.getValue();
    if (word == "q") {
      saved_.push_back(mode_);
    } else if (word == "Q" && !saved_.empty()) {
      mode_ = saved_.back();
      saved_.pop_back();
    } else if (word == "Tr") {
      for (const QPDFTokenizer::Token& operand : operands_) {
        if (operand.getType() == QPDFTokenizer::tt_integer) {
          mode_ = std::atoi(operand.getValue().c_str());
        }
      }
    }
    const bool shows = word == "Tj" || word == "TJ" || word == "'" || word == "\"";
    if (!(shows && mode_ == 3)) {
      for (const QPDFTokenizer::Token& operand : operands_) {
        writeToken(operand);
      }
      writeToken(token);
    }
    operands_.clear();
  }
  void handleEOF() override {
    for (const QPDFTokenizer::Token& operand : operands_) {
      writeToken(operand);
    }
  }

 private:
  std::vector<QPDFTokenizer::Token> operands_;
  std::vector<int> saved_;
  int mode_ = 0;
};

/// Takes the words for a reader ("/ActualText") off spans of a page, so that those around the whole
/// page hold.
class ActualTextRemover : public QPDFObjectHandle::TokenFilter {
 public:
  void handleToken(const QPDFTokenizer::Token& token) override {
    if (token.getType() != QPDFTokenizer::tt_word) {
      operands_.push_back(token);
      speaks_ = speaks_ ||
                (token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/ActualText");
      return;
    }
    if (speaks_ && token.getValue() == "BDC") {
      write("\n/Span BMC");
    } else {
      handleEOF();
      writeToken(token);
    }
    operands_.clear();
    speaks_ = false;
  }
  void handleEOF() override {
    for (const QPDFTokenizer::Token& operand : operands_) {
      writeToken(operand);
    }
    operands_.clear();
  }

 private:
  std::vector<QPDFTokenizer::Token> operands_;
  bool speaks_ = false;
};

}  // namespace ita::output
