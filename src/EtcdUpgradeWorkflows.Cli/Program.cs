return await Task.FromResult(2);
