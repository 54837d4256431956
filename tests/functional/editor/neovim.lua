-- What a person does in Neovim, and what it shows: nvim --headless -u NONE -i NONE -S neovim.lua
-- Takes CONFIG, the settings of the documentation, and FOLDER; writes its answers as JSON to OUT.
local said = {}

local clients = vim.lsp.get_clients or vim.lsp.get_active_clients

local function wait(test)
  return vim.wait(60000, test, 50)
end

local function open(path)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.FOLDER .. "/" .. path))
end

-- The texts below the marks, in order, when there are so many.
local function marked(count)
  wait(function() return #vim.diagnostic.get(0) == count end)
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col) end)
  return vim.tbl_map(function(each)
    return vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, true)[1]:sub(each.col + 1, each.end_col)
  end, found)
end

local function ask(method, params)
  local _, answer = next(vim.lsp.buf_request_sync(0, method, params, 60000) or {})
  return answer and answer.result
end

local function at(text)
  vim.fn.cursor(1, 1)
  vim.fn.search("\\V" .. text, "c")
  return vim.lsp.util.make_position_params(0)
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function session()
  dofile(vim.env.CONFIG)
  vim.cmd("filetype on")
  open("a 港.md")
  said.marked = marked(3)
  said.clients = #clients()
  local client = clients()[1]
  said.hover = ask("textDocument/hover", at("quay")).contents.value
  vim.lsp.buf.definition()
  wait(function() return vim.fn.expand("%:t") == "harbour basics.md" end)
  said.defined = vim.api.nvim_get_current_line()
  open("a 港.md")
  local params = at("🚢これはよう")
  params.position.character = 7
  local items = vim.lsp.util.extract_completion_items(ask("textDocument/completion", params))
  vim.lsp.util.apply_text_edits({ items[1].textEdit }, 0, client.offset_encoding)
  said.completed = vim.fn.getline("$")
  at("wharf")
  local range = vim.lsp.util.make_range_params()
  range.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
  for _, action in ipairs(ask("textDocument/codeAction", range)) do
    if action.kind == "source.fixAll.genglossary" then
      vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    end
  end
  said.mended, said.left = lines(), marked(0)
  said.modified = vim.bo.modified
  vim.cmd("saveas! " .. vim.fn.fnameescape(vim.env.FOLDER .. "/other name.rst"))
  vim.api.nvim_buf_set_lines(0, 0, 0, true, { "A ``wharf`` and a wharf.", "" })
  said.renamed = marked(1)
  open("guide/b.rst")
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { "``wharf`` and 🚢wharf." })
  said.unsaved = marked(1)
  said.clients_at_the_end = #clients()
  vim.lsp.stop_client(clients())
  said.stopped = wait(function() return #clients() == 0 end)
end

local good, message = pcall(session)
said.failed = not good and tostring(message) or nil
vim.fn.writefile({ vim.fn.json_encode(said) }, vim.env.OUT)
vim.cmd("qa!")
