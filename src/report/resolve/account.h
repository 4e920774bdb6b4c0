#pragma once

#include <vector>

#include "report/document.h"
#include "report/find/candidate.h"
#include "report/view/view.h"

namespace ita::report {

/// Every number among the candidates once, by its place: with the role that explains it best.
std::vector<LedgerEntry> account_of(const std::vector<Candidate>& candidates);

/// Numbers printed as scores are in the cells of tables that name indicators or instruments, of
/// which no candidate was made: they are accounted for, and explained by nothing.
void account_for_tables(std::vector<LedgerEntry>& ledger, const View& view);

/// Says of each number of the ledger which value of the reports it gave.  For the document as it
/// will be written; places and evidence must be of one frame.
void link_ledger(Document& document);

}  // namespace ita::report
